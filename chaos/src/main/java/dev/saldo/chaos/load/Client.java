package dev.saldo.chaos.load;

import static dev.saldo.chaos.load.Opening.usd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** One client: does a step after the other, and asks again with the same key until it is told what became of it. */
final class Client implements Runnable {

    private static final int LONGEST_SALE = 3;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final Script script;
    private final List<Store> stores;
    private final Told told;
    private final Seen seen;
    private final Load load;
    private final LongAdder attempts;

    Client(Script script, List<Store> stores, Told told, Seen seen, Load load, LongAdder attempts) {
        this.script = script;
        this.stores = stores;
        this.told = told;
        this.seen = seen;
        this.load = load;
        this.attempts = attempts;
    }

    @Override
    public void run() {
        try {
            while (load.goesOn()) {
                var step = script.next();
                var store = stores.get(step.choose(0, stores.size()));
                switch (step.task()) {
                    case DEPOSIT -> move(step, store, Act.DEPOSIT, "");
                    case DEDUCT -> move(step, store, Act.DEDUCT, "/deduct");
                    case SELL -> sell(step, store);
                    case REFUND -> actOnSale(step, store, Act.REFUND);
                    case CANCEL -> actOnSale(step, store, Act.CANCEL);
                    case PAY -> pay(step, store);
                }
                load.pace();
            }
        } catch (InterruptedException _) {
            // the run is being ended
        }
    }

    private void move(Step step, Store store, Act act, String path) throws InterruptedException {
        var platform = pick(store.platforms(), step, 1);
        settle(
                step,
                store,
                new Operation(step.key(), act, store.id(), platform, step.minor()),
                "/api/v1/platforms/%s/credits%s".formatted(platform, path),
                Map.of("amount", usd(step.minor()), "reference", step.key().toString()));
    }

    private void sell(Step step, Store store) throws InterruptedException {
        var customer = pick(store.customers(), step, 1);
        var body =
                Map.of("customerId", customer, "externalReference", step.key().toString(), "lines", lines(step, store));
        var draft = new Operation(step.key(), Act.DRAFT, store.id(), customer, 0);
        var sale = settle(step, store, draft, "/api/v1/sales", body);
        if (sale == null) {
            return;
        }
        var confirm = new Operation(step.next(), Act.CONFIRM, store.id(), sale, 0);
        settle(step, store, confirm, "/api/v1/sales/%s/confirm".formatted(sale), Map.of());
        store.sales().add(sale);
    }

    private static List<Map<String, Object>> lines(Step step, Store store) {
        var lines = new ArrayList<Map<String, Object>>();
        for (var line = 0; line <= step.choose(2, LONGEST_SALE); line++) {
            var product = pick(store.products(), step, 3 + line);
            lines.add(Map.of("productId", product, "quantity", 1 + step.choose(6 + line, 2)));
        }
        return lines;
    }

    private void actOnSale(Step step, Store store, Act act) throws InterruptedException {
        if (store.sales().isEmpty()) {
            return;
        }
        var sale = recent(store, step);
        var operation = new Operation(step.key(), act, store.id(), sale, 0);
        settle(step, store, operation, "/api/v1/sales/%s/%s".formatted(sale, act.word()), Map.of());
    }

    /** Pays a part of an invoice, and remembers what the invoice looked like. */
    private void pay(Step step, Store store) throws InterruptedException {
        if (store.sales().isEmpty()) {
            return;
        }
        var found = store.http().get("/api/v1/invoices?saleId=" + recent(store, step));
        if (found == null || !found.isOk() || found.body().path("items").isEmpty()) {
            return;
        }
        var invoice = found.body().path("items").get(0);
        seen.invoice(invoice);
        var id = UUID.fromString(invoice.path("id").stringValue());
        var body = Map.of(
                "invoiceId",
                id,
                "method",
                "transfer",
                "referenceId",
                step.key().toString(),
                "amount",
                usd(1 + step.minor() / 4));
        var operation = new Operation(step.key(), Act.PAY, store.id(), id, 1 + step.minor() / 4);
        settle(step, store, operation, "/api/v1/payments", body);
    }

    /** One of the last sales: those are under way, which is where something can go wrong. */
    private static UUID recent(Store store, Step step) {
        var sales = store.sales();
        var size = sales.size();
        return sales.get(size - 1 - step.choose(1, Math.min(size, 25)));
    }

    private static UUID pick(List<UUID> some, Step step, int turn) {
        return some.get(step.choose(turn, some.size()));
    }

    /** Asks until there is an answer; the id of what came of it, null when nothing did or nobody knows. */
    private @Nullable UUID settle(Step step, Store store, Operation operation, String path, Object body)
            throws InterruptedException {
        told.tries(operation);
        for (var pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            var reply = attempt(store, operation, path, body);
            if (reply != null && reply.isOk()) {
                told.acknowledged(operation, reply.id());
                askAgain(step, store, operation, path, body);
                return reply.id();
            }
            if (reply != null && !reply.isPassing()) {
                told.refused(operation, reply.status(), reply.code());
                return null;
            }
            told.unanswered(operation);
            if (step.impatient() || !load.waitsForAnswers()) {
                return null;
            }
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(pause / 2, pause + 1));
        }
    }

    private void askAgain(Step step, Store store, Operation operation, String path, Object body)
            throws InterruptedException {
        if (!step.distrustful()) {
            return;
        }
        var reply = attempt(store, operation, path, body);
        if (reply != null && reply.isOk()) {
            told.acknowledged(operation, reply.id());
        } else if (reply != null && !reply.isPassing()) {
            told.refused(operation, reply.status(), reply.code());
        }
    }

    private Http.@Nullable Reply attempt(Store store, Operation operation, String path, Object body)
            throws InterruptedException {
        attempts.increment();
        return store.http().post(path, operation.key(), body);
    }
}

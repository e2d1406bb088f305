package dev.saldo.chaos.load;

import static dev.saldo.chaos.load.Opening.usd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a client does with credits, sales and invoices. */
final class Trading {

    private static final int LONGEST_SALE = 3;

    private final Patience patience;
    private final Seen seen;

    Trading(Patience patience, Seen seen) {
        this.patience = patience;
        this.seen = seen;
    }

    void deposit(Step step, Store store) throws InterruptedException {
        move(step, store, Act.DEPOSIT, "");
    }

    void deduct(Step step, Store store) throws InterruptedException {
        move(step, store, Act.DEDUCT, "/deduct");
    }

    private void move(Step step, Store store, Act act, String path) throws InterruptedException {
        var platform = step.choose(1, store.platforms());
        settle(
                step,
                store,
                new Operation(step.key(), act, store.id(), platform, step.minor()),
                "/api/v1/platforms/%s/credits%s".formatted(platform, path),
                Map.of("amount", usd(step.minor()), "reference", step.key().toString()));
    }

    void sell(Step step, Store store) throws InterruptedException {
        var customer = step.choose(1, store.customers());
        var body =
                Map.of("customerId", customer, "externalReference", step.key().toString(), "lines", lines(step, store));
        var draft = new Operation(step.key(), Act.DRAFT, store.id(), customer, 0);
        var made = settle(step, store, draft, "/api/v1/sales", body);
        if (made == null) {
            return;
        }
        var sale = UUID.fromString(made);
        var confirm = new Operation(step.key(1), Act.CONFIRM, store.id(), sale, 0);
        settle(step, store, confirm, "/api/v1/sales/%s/confirm".formatted(sale), Map.of());
        store.sales().add(sale);
    }

    private static List<Map<String, Object>> lines(Step step, Store store) {
        var lines = new ArrayList<Map<String, Object>>();
        for (var line = 0; line <= step.choose(2, LONGEST_SALE); line++) {
            var product = step.choose(3 + line, store.products());
            lines.add(Map.of("productId", product, "quantity", 1 + step.choose(6 + line, 2)));
        }
        return lines;
    }

    void actOnSale(Step step, Store store, Act act) throws InterruptedException {
        if (store.sales().isEmpty()) {
            return;
        }
        var sale = step.chooseRecent(1, store.sales());
        var operation = new Operation(step.key(), act, store.id(), sale, 0);
        settle(step, store, operation, "/api/v1/sales/%s/%s".formatted(sale, act.word()), Map.of());
    }

    /** Pays a part of an invoice, and remembers what the invoice looked like. */
    void pay(Step step, Store store) throws InterruptedException {
        var ofSale = step.choose(2, 2) == 0;
        var billed = ofSale ? store.sales() : store.subscriptions();
        if (billed.isEmpty()) {
            return;
        }
        var filter = (ofSale ? "saleId=" : "subscriptionId=") + step.chooseRecent(1, billed);
        var found = store.http().get("/api/v1/invoices?" + filter);
        if (found == null || !found.isOk() || found.body().path("items").isEmpty()) {
            return;
        }
        var items = found.body().path("items");
        var invoice = items.get(step.choose(3, items.size()));
        seen.invoice(invoice);
        var id = UUID.fromString(invoice.path("id").stringValue());
        var part = 1 + step.minor() / 4;
        var body = Map.of(
                "invoiceId", id, "method", "transfer", "referenceId", step.key().toString(), "amount", usd(part));
        settle(step, store, new Operation(step.key(), Act.PAY, store.id(), id, part), "/api/v1/payments", body);
    }

    private @Nullable String settle(Step step, Store store, Operation operation, String path, Object body)
            throws InterruptedException {
        return patience.settle(step, operation, () -> store.http().write(path, operation.key(), body));
    }
}

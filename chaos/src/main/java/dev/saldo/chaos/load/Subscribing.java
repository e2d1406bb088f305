package dev.saldo.chaos.load;

import dev.saldo.chaos.load.Answer.Acknowledged;
import dev.saldo.chaos.load.Answer.Unknown;
import dev.saldo.chaos.load.Http.Reply;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a client does with subscriptions. */
final class Subscribing {

    /** As many renewals are caught up with when it begins. */
    private static final int EARLIEST_DAYS_AGO = 5;

    private static final int MOST_SEATS = 4;
    private static final List<String> PRORATIONS = List.of("prorate-now", "prorate-next", "full-now");

    private final Patience patience;
    private final Clock clock;

    Subscribing(Patience patience, Clock clock) {
        this.patience = patience;
        this.clock = clock;
    }

    /** A draft and its confirmation; the subscriber carries the key. */
    void subscribe(Step step, Store store) throws InterruptedException {
        var customer = step.choose(1, store.customers());
        var body = Map.of(
                "planId",
                step.choose(2, store.plans()),
                "customerId",
                customer,
                "subscriber",
                Map.of("type", "seat", "id", step.key()),
                "quantity",
                1 + step.choose(3, MOST_SEATS),
                "startDate",
                LocalDate.now(clock).minusDays(step.choose(4, EARLIEST_DAYS_AGO + 1)));
        var draft = new Operation(step.key(), Act.SUBSCRIBE, store.id(), customer, 0);
        var made = patience.settle(step, draft, () -> store.http().write("/api/v1/subscriptions", draft.key(), body));
        if (made == null) {
            return;
        }
        var subscription = UUID.fromString(made);
        act(step, store, new Operation(step.key(1), Act.BEGIN, store.id(), subscription, 0), "confirm", Map.of());
        store.subscriptions().add(subscription);
    }

    void resize(Step step, Store store) throws InterruptedException {
        var body = Map.of(
                "quantity", 1 + step.choose(2, MOST_SEATS), "when", "now", "proration", step.choose(3, PRORATIONS));
        act(step, store, Act.RESIZE, "change-plan", body);
    }

    void end(Step step, Store store) throws InterruptedException {
        var now = step.choose(2, 3) > 0;
        var body = Map.of("when", now ? "now" : "period-end", "credit", now && step.choose(3, 2) == 0);
        act(step, store, Act.END, "cancel", body);
    }

    private void act(Step step, Store store, Act act, String path, Object body) throws InterruptedException {
        if (!store.subscriptions().isEmpty()) {
            var subscription = step.chooseRecent(1, store.subscriptions());
            act(step, store, new Operation(step.key(), act, store.id(), subscription, 0), path, body);
        }
    }

    private void act(Step step, Store store, Operation operation, String path, Object body)
            throws InterruptedException {
        var address = "/api/v1/subscriptions/%s/%s".formatted(operation.subject(), path);
        patience.settle(step, operation, () -> version(store.http().post(address, operation.key(), body)));
    }

    /** The same answer for the same key means the same version, whatever has happened since. */
    private static Answer version(@Nullable Reply reply) {
        if (reply == null) {
            return new Unknown();
        }
        return reply.isOk()
                ? new Acknowledged("version " + reply.body().path("version").asInt())
                : reply.refusal();
    }
}

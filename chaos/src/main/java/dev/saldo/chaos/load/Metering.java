package dev.saldo.chaos.load;

import dev.saldo.chaos.load.Answer.Acknowledged;
import dev.saldo.chaos.load.Answer.Refused;
import dev.saldo.chaos.load.Answer.Unknown;
import dev.saldo.chaos.load.Http.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a client does with what is metered: asks, reports what has happened, leases. */
final class Metering {

    private static final String EVENTS = "/api/v1/usage/events";
    private static final String EVENT = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final int MOST_UNITS = 5;
    private static final int LARGEST_BATCH = 12;

    /** So short that what nobody returns, or returns too late, is over before the run is. */
    private static final int LEASE_SECONDS = 8;

    private final Patience patience;
    private final UsageTopic topic;

    Metering(Patience patience, UsageTopic topic) {
        this.patience = patience;
        this.topic = topic;
    }

    void consume(Step step, Store store) throws InterruptedException {
        var meter = step.choose(1, store.meters());
        var operation = operation(step, 0, Act.CONSUME, store, meter);
        var body = new HashMap<>(meter.ask(operation.amount()));
        body.put("idempotencyKey", operation.key());
        var path = "/api/v1/usage/consume?enforce=" + (step.choose(3, 2) == 0);
        patience.settle(step, operation, () -> consumed(store.http().post(path, null, body)));
    }

    /** A refusal is an answer of the same form, whatever its status. */
    private static Answer consumed(@Nullable Reply reply) {
        if (reply == null) {
            return new Unknown();
        }
        var body = reply.body();
        if (!body.path("allowed").isBoolean()) {
            return reply.refusal();
        }
        return body.path("allowed").booleanValue()
                ? new Acknowledged(body.path("used").asString())
                : new Refused(reply.status(), body.path("reason").asString(), true);
    }

    /** One event, or a batch; in a batch the first one comes once more. */
    void report(Step step, Store store) throws InterruptedException {
        var count = step.choose(1, 2) == 0 ? 1 : 2 + step.choose(2, LARGEST_BATCH - 1);
        var events = events(step, count, Act.REPORT, store, store.meters(Meter.Kind::takesEvents));
        patience.settle(step, operations(events), () -> fates(events, send(store, events)));
    }

    private static @Nullable Reply send(Store store, List<UsageEvent> events) throws InterruptedException {
        return events.size() == 1
                ? store.http().postAs(EVENT, EVENTS, events.getFirst().json())
                : store.http().postAs(BATCH, EVENTS, json(withFirstAgain(events)));
    }

    private static List<Answer> fates(List<UsageEvent> events, @Nullable Reply reply) {
        if (reply == null || !reply.isOk()) {
            return Collections.nCopies(events.size(), reply == null ? new Unknown() : reply.refusal());
        }
        var fates = reply.body().path("events");
        return IntStream.range(0, events.size())
                .mapToObj(index ->
                        events.get(index).heard(fates.path(index).path("fate").asString("no fate")))
                .toList();
    }

    /** Events that nobody answers for but the broker; the first one comes twice. */
    void publish(Step step, Store store) throws InterruptedException {
        var known = store.meters(kind -> kind.takesEvents() && kind.isKnown());
        var events = events(step, 1 + step.choose(2, LARGEST_BATCH), Act.PUBLISH, store, known);
        patience.settle(step, operations(events), () -> {
            var answer = topic.write(withFirstAgain(events)) ? UsageEvent.taken() : new Unknown();
            return Collections.nCopies(events.size(), answer);
        });
    }

    /** Takes a lease and returns what is left of it; every fourth is left to end by itself. */
    void lease(Step step, Store store) throws InterruptedException {
        var meter = step.choose(1, store.meters(Meter.Kind::isLimited));
        var take = operation(step, 0, Act.LEASE, store, meter);
        var body = new HashMap<>(meter.ask(take.amount()));
        body.put("ttlSeconds", LEASE_SECONDS);
        var taken = patience.settle(step, take, () -> store.http().write("/api/v1/usage/leases", take.key(), body));
        if (taken == null || step.choose(4, 4) == 0) {
            return;
        }
        var used = step.choose(5, (int) take.amount() + 1);
        var giveBack = new Operation(step.key(1), Act.RETURN, store.id(), UUID.fromString(taken), used);
        var path = "/api/v1/usage/leases/%s/return".formatted(taken);
        patience.settle(step, giveBack, () -> store.http().write(path, giveBack.key(), Map.of("used", used)));
    }

    private static List<UsageEvent> events(Step step, int count, Act act, Store store, List<Meter> meters) {
        return IntStream.range(0, count)
                .mapToObj(number -> {
                    var meter = step.choose(3 + number, meters);
                    return new UsageEvent(operation(step, number, act, store, meter), meter);
                })
                .toList();
    }

    private static Operation operation(Step step, int number, Act act, Store store, Meter meter) {
        var units = 1 + step.choose(20 + number, MOST_UNITS);
        return new Operation(step.key(number), act, store.id(), meter.subscriber(), units);
    }

    private static List<Operation> operations(List<UsageEvent> events) {
        return events.stream().map(UsageEvent::operation).toList();
    }

    private static List<UsageEvent> withFirstAgain(List<UsageEvent> events) {
        var all = new ArrayList<>(events);
        all.add(events.getFirst());
        return all;
    }

    private static List<Map<String, Object>> json(List<UsageEvent> events) {
        return events.stream().map(UsageEvent::json).toList();
    }
}

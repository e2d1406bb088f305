package dev.saldo.chaos.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.saldo.chaos.check.Evidence.Lease;
import dev.saldo.chaos.check.Evidence.Movement;
import dev.saldo.chaos.check.Evidence.Payment;
import dev.saldo.chaos.check.Evidence.Sale;
import dev.saldo.chaos.check.Evidence.Subscription;
import dev.saldo.chaos.check.Evidence.UsageCounter;
import dev.saldo.chaos.check.Evidence.UsageEvent;
import dev.saldo.chaos.check.Evidence.UsageRecord;
import dev.saldo.chaos.load.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What operations left behind, found by their keys. */
final class Traces {

    /** What it is that was left behind. */
    enum Kind {
        MOVEMENT,
        SALE,
        PAYMENT,
        SUBSCRIPTION,
        CONSUMPTION,
        EVENT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param as what it is acknowledged as */
    record Trace(String as, UUID store, @Nullable UUID subject, long amount) {

        static Trace expected(Operation operation, String as) {
            return switch (operation.act()) {
                case DEDUCT -> new Trace(as, operation.store(), operation.subject(), -operation.amount());
                case DRAFT, SUBSCRIBE -> new Trace(as, operation.store(), UUID.fromString(as), 0);
                default -> new Trace(as, operation.store(), operation.subject(), operation.amount());
            };
        }

        static Trace of(Lease lease) {
            return new Trace(lease.id().toString(), lease.store(), lease.subscriber(), lease.amount());
        }

        private static Trace of(Movement movement) {
            return new Trace(movement.id().toString(), movement.store(), movement.platform(), movement.amount());
        }

        private static Trace of(Sale sale) {
            return new Trace(sale.id().toString(), sale.store(), sale.id(), 0);
        }

        private static Trace of(Subscription subscription) {
            return new Trace(subscription.id().toString(), subscription.store(), subscription.id(), 0);
        }

        private static Trace of(Payment payment) {
            return new Trace(payment.id().toString(), payment.store(), payment.invoice(), payment.amount());
        }

        private static Trace of(UsageRecord one, @Nullable UsageCounter counter) {
            var subscriber = counter == null ? null : counter.subscriber();
            return new Trace(Long.toString(one.after()), one.store(), subscriber, one.amount());
        }

        private static Trace of(UsageEvent event) {
            return new Trace(event.fate(), event.store(), event.subscriber(), event.amount());
        }
    }

    private final Map<Kind, Map<String, List<Trace>>> byKind;

    Traces(Evidence evidence) {
        var counters = evidence.usage().counters().stream().collect(toMap(UsageCounter::row, counter -> counter));
        this.byKind = Map.of(
                Kind.MOVEMENT,
                byKey(
                        evidence.movements().stream().filter(movement -> movement.sale() == null),
                        Movement::reference,
                        Trace::of),
                Kind.SALE,
                byKey(evidence.sales().stream(), Sale::reference, Trace::of),
                Kind.PAYMENT,
                byKey(evidence.payments().stream(), Payment::reference, Trace::of),
                Kind.SUBSCRIPTION,
                byKey(evidence.subscribed().subscriptions().stream(), Subscription::key, Trace::of),
                Kind.CONSUMPTION,
                byKey(
                        evidence.usage().records().stream().filter(UsageRecord::isConsumption),
                        UsageRecord::reference,
                        one -> Trace.of(one, counters.get(one.counter()))),
                Kind.EVENT,
                byKey(evidence.usage().events().stream(), UsageEvent::id, Trace::of));
    }

    private static <T> Map<String, List<Trace>> byKey(
            Stream<T> rows, Function<T, @Nullable String> key, Function<T, Trace> trace) {
        return rows.collect(groupingBy(row -> String.valueOf(key.apply(row)), mapping(trace, toList())));
    }

    /** What an operation with that key left behind. */
    List<Trace> of(Kind kind, UUID key) {
        return all(kind).getOrDefault(key.toString(), List.of());
    }

    /** Everything of a kind, by the keys of the operations that should be behind it. */
    Map<String, List<Trace>> all(Kind kind) {
        return byKind.getOrDefault(kind, Map.of());
    }
}

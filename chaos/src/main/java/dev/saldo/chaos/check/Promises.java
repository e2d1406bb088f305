package dev.saldo.chaos.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.saldo.chaos.check.Evidence.Lease;
import dev.saldo.chaos.check.Evidence.Sale;
import dev.saldo.chaos.check.Evidence.Subscription;
import dev.saldo.chaos.check.Traces.Kind;
import dev.saldo.chaos.check.Traces.Trace;
import dev.saldo.chaos.load.Act;
import dev.saldo.chaos.load.Answer.Acknowledged;
import dev.saldo.chaos.load.Answer.Refused;
import dev.saldo.chaos.load.Answer.Unknown;
import dev.saldo.chaos.load.Told;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Invariant 5: what was answered with success is there, once; what was refused for sure is not; of what nobody knows
 * there is one at most; and there is nothing that nobody asked for.
 */
final class Promises {

    /** Refusals that a rule of the business explains; anything else is no answer to a sound request. */
    private static final Set<String> RULES = Set.of(
            "insufficient-credit",
            "sale-not-refundable",
            "sale-not-cancellable",
            "sale-not-confirmable",
            "invoice-not-payable",
            "overpayment",
            "limit-reached",
            "lease-closed",
            "transition-not-allowed");

    private static final Set<String> RESIZED = Set.of("change");
    private static final Set<String> ENDED = Set.of("cancel", "schedule-cancel");

    private final Breaches breaches = new Breaches();
    private final Traces traces;
    private final Map<UUID, Sale> sales;
    private final Map<UUID, Lease> leases;
    private final Map<UUID, Subscription> subscriptions;

    private Promises(Evidence evidence) {
        this.traces = new Traces(evidence);
        this.sales = evidence.sales().stream().collect(toMap(Sale::id, sale -> sale));
        this.leases = evidence.usage().leases().stream().collect(toMap(Lease::id, lease -> lease));
        this.subscriptions = evidence.subscribed().subscriptions().stream()
                .collect(toMap(Subscription::id, subscription -> subscription));
    }

    static Finding check(Evidence evidence, List<Told.Entry> told, List<String> contradictions) {
        var check = new Promises(evidence);
        contradictions.forEach(check.breaches::add);
        told.forEach(check::entry);
        var asked =
                told.stream().map(entry -> entry.operation().key().toString()).collect(toSet());
        for (var kind : Kind.values()) {
            check.unasked(kind, asked);
        }
        check.unaskedLeases(told);
        check.resizes(told);
        return Finding.of(5, "what was answered with success is there, once", check.breaches);
    }

    private void entry(Told.Entry entry) {
        breaches.looked();
        var operation = entry.operation();
        var key = operation.key();
        if (entry.answer() instanceof Refused refused) {
            breaches.unless(
                    RULES.contains(refused.code()),
                    "%s %s of %s was refused with %d %s"
                            .formatted(
                                    operation.act().word(),
                                    key,
                                    operation.subject(),
                                    refused.status(),
                                    refused.code()));
        }
        switch (operation.act()) {
            case DEPOSIT, DEDUCT -> once(entry, traces.of(Kind.MOVEMENT, key));
            case DRAFT -> once(entry, traces.of(Kind.SALE, key));
            case PAY -> once(entry, traces.of(Kind.PAYMENT, key));
            case SUBSCRIBE -> once(entry, traces.of(Kind.SUBSCRIPTION, key));
            case BEGIN -> done(entry, Set.of("confirm"));
            case RESIZE -> done(entry, RESIZED);
            case END -> done(entry, ENDED);
            case CONSUME -> once(entry, traces.of(Kind.CONSUMPTION, key));
            case REPORT, PUBLISH -> once(entry, traces.of(Kind.EVENT, key));
            case CONFIRM ->
                state(entry, Set.of("CONFIRMED", "AWAITING_CREDIT", "COMPLETED", "REJECTED", "CANCELLED", "REFUNDED"));
            case REFUND -> state(entry, Set.of("REFUNDED"));
            case CANCEL -> state(entry, Set.of("CANCELLED"));
            case LEASE -> leased(entry);
            case RETURN -> returned(entry);
        }
    }

    private void once(Told.Entry entry, List<Trace> found) {
        var operation = entry.operation();
        var what = "%s %s".formatted(operation.act().word(), operation.key());
        switch (entry.answer()) {
            case Acknowledged(var as) -> {
                breaches.unless(
                        found.size() == 1,
                        "%s was acknowledged as %s, and is there %d times".formatted(what, as, found.size()));
                found.forEach(trace -> breaches.unless(
                        trace.equals(Trace.expected(operation, as)),
                        "%s was acknowledged as %s, and is there as %s"
                                .formatted(what, Trace.expected(operation, as), trace)));
            }
            case Refused refused
            when refused.certain() ->
                breaches.unless(
                        found.isEmpty(),
                        "%s was refused (%s), and is there: %s".formatted(what, refused.code(), found));
            case Refused _, Unknown _ ->
                breaches.unless(found.size() <= 1, "%s is there %d times: %s".formatted(what, found.size(), found));
        }
    }

    private void state(Told.Entry entry, Set<String> reached) {
        if (entry.answer() instanceof Acknowledged) {
            var sale = sales.get(entry.operation().subject());
            breaches.unless(
                    sale != null && reached.contains(sale.status()),
                    "%s of sale %s was acknowledged, and the sale is %s"
                            .formatted(
                                    entry.operation().act().word(),
                                    entry.operation().subject(),
                                    sale == null ? "not there" : sale.status()));
        }
    }

    /** @param acts one of them is in the history of the subscription, if it was acknowledged */
    private void done(Told.Entry entry, Set<String> acts) {
        if (entry.answer() instanceof Acknowledged) {
            var operation = entry.operation();
            var subscription = subscriptions.get(operation.subject());
            breaches.unless(
                    subscription != null && subscription.count(acts) > 0,
                    "%s of subscription %s was acknowledged, and it is %s"
                            .formatted(
                                    operation.act().word(),
                                    operation.subject(),
                                    subscription == null ? "not there" : subscription.acts()));
        }
    }

    /** A history does not say which operation made a change, so they are counted. */
    private void resizes(List<Told.Entry> told) {
        var least = new HashMap<UUID, Integer>();
        var most = new HashMap<UUID, Integer>();
        told.stream().filter(entry -> entry.operation().act() == Act.RESIZE).forEach(entry -> {
            var subject = entry.operation().subject();
            if (entry.answer() instanceof Acknowledged) {
                least.merge(subject, 1, Integer::sum);
            }
            if (!(entry.answer() instanceof Refused refused && refused.certain())) {
                most.merge(subject, 1, Integer::sum);
            }
        });
        subscriptions.values().forEach(subscription -> {
            var found = subscription.count(RESIZED);
            var acknowledged = least.getOrDefault(subscription.id(), 0);
            var asked = most.getOrDefault(subscription.id(), 0);
            breaches.unless(
                    found >= acknowledged && found <= asked,
                    "subscription %s was changed %d times, %d were acknowledged and %d asked for"
                            .formatted(subscription.id(), found, acknowledged, asked));
        });
    }

    /** A lease does not say which operation took it, so it is found when its id was told, and otherwise only counted. */
    private void leased(Told.Entry entry) {
        if (entry.answer() instanceof Acknowledged(var as)) {
            var lease = leases.get(UUID.fromString(as));
            once(entry, lease == null ? List.of() : List.of(Trace.of(lease)));
        }
    }

    private void returned(Told.Entry entry) {
        if (entry.answer() instanceof Acknowledged) {
            var operation = entry.operation();
            var lease = leases.get(operation.subject());
            breaches.unless(
                    lease != null && Objects.equals(lease.used(), operation.amount()),
                    "return of lease %s with %d used was acknowledged, and it is %s"
                            .formatted(operation.subject(), operation.amount(), lease));
        }
    }

    private void unasked(Kind kind, Set<String> asked) {
        traces.all(kind)
                .forEach((reference, found) -> breaches.unless(
                        asked.contains(reference), "%s %s: nobody asked for it".formatted(kind.word(), found)));
    }

    /** Of leases whose ids nobody was told there are at most as many as operations that may have taken one. */
    private void unaskedLeases(List<Told.Entry> told) {
        var open = new HashMap<UUID, Integer>();
        var known = new HashSet<UUID>();
        told.stream().filter(entry -> entry.operation().act() == Act.LEASE).forEach(entry -> {
            switch (entry.answer()) {
                case Acknowledged(var as) -> known.add(UUID.fromString(as));
                case Refused refused when refused.certain() -> {}
                case Refused _, Unknown _ -> open.merge(entry.operation().subject(), 1, Integer::sum);
            }
        });
        leases.values().stream()
                .filter(lease -> !known.contains(lease.id()))
                .collect(groupingBy(Lease::subscriber))
                .forEach((subscriber, found) -> breaches.unless(
                        found.size() <= open.getOrDefault(subscriber, 0),
                        "lease %s: nobody asked for so many".formatted(found)));
    }
}

package dev.saldo.chaos.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.saldo.chaos.check.Evidence.Bill;
import dev.saldo.chaos.check.Evidence.Charge;
import dev.saldo.chaos.check.Evidence.Days;
import dev.saldo.chaos.check.Evidence.Document;
import dev.saldo.chaos.check.Evidence.Movement;
import dev.saldo.chaos.check.Evidence.Subscription;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Invariant 2 for subscriptions: a charge that has its credits has one deduction a platform and one invoice, or, when it
 * gives back, credit notes that add up to it; any other charge has none of them. The periods that a subscription was
 * billed for follow each other from its first day on, none twice. What the stores of a run choose counts: every charge
 * has an invoice of its own.
 */
final class Charges {

    private static final Set<String> PERIODIC = Set.of("INITIAL", "RENEWAL");
    private static final Set<String> RUNNING = Set.of("ACTIVE", "PAST_DUE");

    private final Evidence evidence;
    private final Breaches breaches;
    private final Map<UUID, List<Movement>> movements;
    private final Map<UUID, List<Bill>> bills;
    private final Map<UUID, List<Charge>> charges;

    Charges(Evidence evidence, Breaches breaches) {
        this.evidence = evidence;
        this.breaches = breaches;
        this.movements = evidence.movements().stream()
                .filter(movement -> movement.sale() != null)
                .collect(groupingBy(movement -> Objects.requireNonNull(movement.sale())));
        this.bills = evidence.subscribed().bills().stream().collect(groupingBy(Bill::charge));
        this.charges = evidence.subscribed().charges().stream().collect(groupingBy(Charge::subscription));
    }

    void check() {
        evidence.subscribed().charges().forEach(this::charge);
        evidence.subscribed().subscriptions().forEach(this::subscription);
        strangers();
        evidence.claims().stream()
                .filter(claim -> claim.about().startsWith("billing"))
                .forEach(claim ->
                        breaches.unless(claim.flaw() == null, "%s: %s".formatted(claim.about(), claim.flaw())));
    }

    private void charge(Charge charge) {
        breaches.looked();
        movements(charge);
        if (charge.isCharged() && charge.givesBack()) {
            credited(charge);
        } else {
            invoiced(charge);
        }
    }

    private void movements(Charge charge) {
        var expected = new HashMap<UUID, Long>();
        if (charge.isCharged()) {
            charge.costs().forEach((platform, cost) -> expected.put(platform, -cost));
        }
        var found = movements.getOrDefault(charge.id(), List.of());
        breaches.unless(
                found.size() == expected.size(),
                "charge %s (%s) has %d movements instead of %d"
                        .formatted(charge.id(), charge.status(), found.size(), expected.size()));
        found.forEach(movement -> breaches.unless(
                movement.kind().equals("deduction")
                        && Objects.equals(expected.get(movement.platform()), movement.amount()),
                "movement %s of charge %s (%s) is a %s of %d, it costs %s"
                        .formatted(
                                movement.id(),
                                charge.id(),
                                charge.status(),
                                movement.kind(),
                                movement.amount(),
                                charge.costs())));
    }

    private void invoiced(Charge charge) {
        var found = bills.getOrDefault(charge.id(), List.of());
        breaches.unless(
                found.size() == (charge.isCharged() ? 1 : 0)
                        && found.stream().allMatch(bill -> bill.series().equals("INV")),
                "charge %s (%s) over %d has the documents %s"
                        .formatted(charge.id(), charge.status(), charge.total(), numbers(found)));
        found.forEach(bill -> breaches.unless(
                bill.total() == charge.total() && bill.number().equals(charge.invoiceNumber()),
                "charge %s is over %d and says its invoice is %s; %s is over %d"
                        .formatted(charge.id(), charge.total(), charge.invoiceNumber(), bill.number(), bill.total())));
    }

    /** What is given back may be taken from several invoices. */
    private void credited(Charge charge) {
        var found = bills.getOrDefault(charge.id(), List.of());
        var sum = found.stream().mapToLong(Bill::total).sum();
        breaches.unless(
                sum == -charge.total()
                        && found.stream().allMatch(bill -> bill.series().equals("CN")),
                "charge %s gives back %d, its documents are %s over %d"
                        .formatted(charge.id(), -charge.total(), numbers(found), sum));
    }

    private void subscription(Subscription subscription) {
        breaches.looked();
        breaches.unless(
                subscription.parked() == null,
                "subscription %s is parked: %s".formatted(subscription.id(), subscription.parked()));
        breaches.unless(
                subscription.acts().size() == subscription.version(),
                "subscription %s has version %d, its history is %s"
                        .formatted(subscription.id(), subscription.version(), subscription.acts()));
        periods(subscription);
    }

    private void periods(Subscription subscription) {
        var billed = charges.getOrDefault(subscription.id(), List.of()).stream()
                .filter(charge -> PERIODIC.contains(charge.kind()))
                .sorted(Comparator.comparing(charge -> days(charge).start()))
                .toList();
        var next = subscription.start();
        var cycle = 0;
        for (var charge : billed) {
            var kind = cycle == 0 ? "INITIAL" : "RENEWAL";
            cycle++;
            breaches.unless(
                    days(charge).start().equals(next)
                            && charge.cycle() == cycle
                            && charge.kind().equals(kind),
                    "charge %s of subscription %s is %s %d for %s, where %s %d from %s on is next"
                            .formatted(
                                    charge.id(),
                                    subscription.id(),
                                    charge.kind(),
                                    charge.cycle(),
                                    charge.days(),
                                    kind,
                                    cycle,
                                    next));
            next = days(charge).end();
        }
        breaches.unless(
                billed.isEmpty() ? subscription.periodEnd() == null : next.equals(subscription.periodEnd()),
                "subscription %s is billed until %s, and its period ends on %s"
                        .formatted(subscription.id(), next, subscription.periodEnd()));
        breaches.unless(
                !billed.isEmpty() || !RUNNING.contains(subscription.status()),
                "subscription %s is %s and was never billed".formatted(subscription.id(), subscription.status()));
    }

    private static Days days(Charge charge) {
        return Objects.requireNonNull(charge.days());
    }

    /** Charges without a subscription; documents of charges that do not exist, or of nothing. */
    private void strangers() {
        var subscriptions = evidence.subscribed().subscriptions().stream()
                .map(Subscription::id)
                .collect(toSet());
        charges.forEach((subscription, all) -> breaches.unless(
                subscriptions.contains(subscription),
                "subscription %s was charged %d times and does not exist".formatted(subscription, all.size())));
        var known = evidence.subscribed().charges().stream().map(Charge::id).collect(toSet());
        bills.forEach((charge, all) -> breaches.unless(
                known.contains(charge),
                "charge %s was billed with %s and does not exist".formatted(charge, numbers(all))));
        var billing = evidence.subscribed().bills().stream()
                .map(bill -> bill.store() + bill.number())
                .collect(toSet());
        evidence.documents().stream()
                .filter(document -> document.sale() == null)
                .filter(document -> !billing.contains(document.store() + document.number()))
                .map(Document::number)
                .forEach(number -> breaches.add("%s is about no sale and no charge".formatted(number)));
    }

    private static List<String> numbers(List<Bill> bills) {
        return bills.stream().map(Bill::number).toList();
    }
}

package dev.saldo.chaos.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.saldo.chaos.check.Evidence.Movement;
import dev.saldo.chaos.check.Evidence.Payment;
import dev.saldo.chaos.check.Evidence.Sale;
import dev.saldo.chaos.load.Answer.Acknowledged;
import dev.saldo.chaos.load.Answer.Refused;
import dev.saldo.chaos.load.Answer.Unknown;
import dev.saldo.chaos.load.Operation;
import dev.saldo.chaos.load.Told;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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
            "overpayment");

    /** What an operation left behind. */
    private record Trace(UUID id, UUID store, UUID subject, long minor) {}

    private final Breaches breaches = new Breaches();
    private final Map<String, List<Trace>> movements;
    private final Map<String, List<Trace>> drafts;
    private final Map<String, List<Trace>> payments;
    private final Map<UUID, Sale> sales;

    private Promises(Evidence evidence) {
        this.movements = evidence.movements().stream()
                .filter(movement -> movement.sale() == null)
                .collect(groupingBy(
                        movement -> String.valueOf(movement.reference()),
                        Collectors.mapping(Promises::trace, Collectors.toList())));
        this.drafts = evidence.sales().stream()
                .collect(groupingBy(
                        sale -> String.valueOf(sale.reference()),
                        Collectors.mapping(Promises::trace, Collectors.toList())));
        this.payments = evidence.payments().stream()
                .collect(groupingBy(Payment::reference, Collectors.mapping(Promises::trace, Collectors.toList())));
        this.sales = evidence.sales().stream().collect(toMap(Sale::id, sale -> sale));
    }

    static Finding check(Evidence evidence, List<Told.Entry> told, List<String> contradictions) {
        var check = new Promises(evidence);
        contradictions.forEach(check.breaches::add);
        told.forEach(check::entry);
        var asked =
                told.stream().map(entry -> entry.operation().key().toString()).collect(Collectors.toSet());
        check.unasked("movement", check.movements, asked);
        check.unasked("sale", check.drafts, asked);
        check.unasked("payment", check.payments, asked);
        return Finding.of(5, "what was answered with success is there, once", check.breaches);
    }

    private void entry(Told.Entry entry) {
        breaches.looked();
        var operation = entry.operation();
        var key = operation.key().toString();
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
            case DEPOSIT, DEDUCT -> once(entry, movements.getOrDefault(key, List.of()));
            case DRAFT -> once(entry, drafts.getOrDefault(key, List.of()));
            case PAY -> once(entry, payments.getOrDefault(key, List.of()));
            case CONFIRM ->
                state(entry, Set.of("CONFIRMED", "AWAITING_CREDIT", "COMPLETED", "REJECTED", "CANCELLED", "REFUNDED"));
            case REFUND -> state(entry, Set.of("REFUNDED"));
            case CANCEL -> state(entry, Set.of("CANCELLED"));
        }
    }

    private void once(Told.Entry entry, List<Trace> found) {
        var operation = entry.operation();
        var what = "%s %s".formatted(operation.act().word(), operation.key());
        switch (entry.answer()) {
            case Acknowledged(var id) -> {
                breaches.unless(
                        found.size() == 1,
                        "%s was acknowledged as %s, and is there %d times".formatted(what, id, found.size()));
                found.forEach(trace -> breaches.unless(
                        trace.equals(expected(operation, id)),
                        "%s was acknowledged as %s, and is there as %s"
                                .formatted(what, expected(operation, id), trace)));
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

    private void unasked(String what, Map<String, List<Trace>> traces, Set<String> asked) {
        traces.forEach((reference, found) ->
                breaches.unless(asked.contains(reference), "%s %s: nobody asked for it".formatted(what, found)));
    }

    private static Trace expected(Operation operation, UUID id) {
        return switch (operation.act()) {
            case DEDUCT -> new Trace(id, operation.store(), operation.subject(), -operation.minor());
            case DRAFT -> new Trace(id, operation.store(), id, 0);
            default -> new Trace(id, operation.store(), operation.subject(), operation.minor());
        };
    }

    private static Trace trace(Movement movement) {
        return new Trace(movement.id(), movement.store(), movement.platform(), movement.amount());
    }

    private static Trace trace(Sale sale) {
        return new Trace(sale.id(), sale.store(), sale.id(), 0);
    }

    private static Trace trace(Payment payment) {
        return new Trace(payment.id(), payment.store(), payment.invoice(), payment.amount());
    }
}

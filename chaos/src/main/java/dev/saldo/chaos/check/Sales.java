package dev.saldo.chaos.check;

import static java.util.stream.Collectors.groupingBy;

import dev.saldo.chaos.check.Evidence.Document;
import dev.saldo.chaos.check.Evidence.Movement;
import dev.saldo.chaos.check.Evidence.Sale;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Invariant 2: a completed sale has one deduction a platform and one invoice, a refunded one also its refunds and one
 * credit note; any other sale has none of them. So it is with the {@link Charges} of subscriptions.
 */
final class Sales {

    private final Breaches breaches = new Breaches();
    private final Map<UUID, List<Movement>> movements;
    private final Map<UUID, List<Document>> documents;

    private Sales(Evidence evidence) {
        this.movements = evidence.movements().stream()
                .filter(movement -> movement.sale() != null)
                .collect(groupingBy(movement -> Objects.requireNonNull(movement.sale())));
        this.documents = evidence.documents().stream()
                .filter(document -> document.sale() != null)
                .collect(groupingBy(document -> Objects.requireNonNull(document.sale())));
    }

    static Finding check(Evidence evidence) {
        var check = new Sales(evidence);
        evidence.sales().forEach(check::sale);
        new Charges(evidence, check.breaches).check();
        check.strangers(evidence);
        return Finding.of(
                2, "completed sales and charges have one deduction a platform and one invoice", check.breaches);
    }

    private void sale(Sale sale) {
        breaches.looked();
        var refunded = sale.status().equals("REFUNDED");
        movements(sale, "deduction", sale.isSold(), -1);
        movements(sale, "refund", refunded, 1);
        documents(sale, "INV", sale.isSold());
        documents(sale, "CN", refunded);
        if (sale.isSold()) {
            breaches.unless(
                    documents(sale, "INV").anyMatch(invoice -> invoice.number().equals(sale.invoiceNumber())),
                    "sale %s says its invoice is %s".formatted(sale.id(), sale.invoiceNumber()));
        }
    }

    private void movements(Sale sale, String kind, boolean wanted, int sign) {
        var found = movements.getOrDefault(sale.id(), List.of()).stream()
                .filter(movement -> movement.kind().equals(kind))
                .toList();
        var expected = wanted ? sale.costs() : Map.<UUID, Long>of();
        breaches.unless(
                found.size() == expected.size(),
                "sale %s (%s) has %d movements of kind %s instead of %d"
                        .formatted(sale.id(), sale.status(), found.size(), kind, expected.size()));
        for (var movement : found) {
            var cost = expected.get(movement.platform());
            breaches.unless(
                    cost == null || movement.amount() == sign * cost,
                    "movement %s of sale %s is %d, the sale costs %d there"
                            .formatted(movement.id(), sale.id(), movement.amount(), cost));
            breaches.unless(
                    cost != null || !wanted,
                    "movement %s of sale %s is at a platform the sale has nothing from"
                            .formatted(movement.id(), sale.id()));
        }
    }

    private void documents(Sale sale, String series, boolean wanted) {
        var found = documents(sale, series).toList();
        breaches.unless(
                found.size() == (wanted ? 1 : 0),
                "sale %s (%s) has %d documents %s: %s"
                        .formatted(
                                sale.id(),
                                sale.status(),
                                found.size(),
                                series,
                                found.stream().map(Document::number).toList()));
        found.forEach(document -> breaches.unless(
                document.total() == sale.total(),
                "%s is over %d, sale %s over %d"
                        .formatted(document.number(), document.total(), sale.id(), sale.total())));
    }

    private Stream<Document> documents(Sale sale, String series) {
        return documents.getOrDefault(sale.id(), List.of()).stream()
                .filter(document -> document.series().equals(series));
    }

    /** Movements of what does not exist, and documents of sales that do not. */
    private void strangers(Evidence evidence) {
        var sales = evidence.sales().stream().map(Sale::id).collect(Collectors.toSet());
        var told = new HashSet<>(movements.keySet());
        evidence.subscribed().charges().forEach(charge -> told.remove(charge.id()));
        told.addAll(documents.keySet());
        told.removeAll(sales);
        told.forEach(sale -> breaches.add("sale %s was deducted or invoiced and does not exist".formatted(sale)));
    }
}

package dev.saldo.chaos.check;

import static java.util.stream.Collectors.groupingBy;

import dev.saldo.chaos.check.Evidence.Counter;
import dev.saldo.chaos.check.Evidence.Document;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;

/** Invariant 3: what was issued is as it was first seen; numbers have no gap and no double. */
final class Invoices {

    private record Series(UUID store, String name, int year) {

        static Series of(Document document) {
            return new Series(document.store(), document.series(), document.year());
        }

        static Series of(Counter counter) {
            return new Series(counter.store(), counter.series(), counter.year());
        }

        @Override
        public String toString() {
            return "%s-%d of store %s".formatted(name, year, store);
        }
    }

    private final Breaches breaches = new Breaches();

    private Invoices() {}

    /** @param seen the frozen part of invoices when a client first saw them */
    static Finding check(Evidence evidence, Map<UUID, String> seen) {
        var check = new Invoices();
        check.allSeries(evidence);
        seen.forEach((invoice, first) -> check.unchanged(invoice, first, evidence.invoicesShown()));
        evidence.claims().stream()
                .filter(claim -> claim.about().startsWith("documents"))
                .forEach(claim ->
                        check.breaches.unless(claim.flaw() == null, "%s: %s".formatted(claim.about(), claim.flaw())));
        return Finding.of(3, "issued invoices do not change, their numbers have no gap and no double", check.breaches);
    }

    /** Also those of which nothing but the counter is left. */
    private void allSeries(Evidence evidence) {
        var counters = new HashMap<Series, Long>();
        evidence.counters().forEach(counter -> counters.put(Series.of(counter), counter.last()));
        var documents = evidence.documents().stream().collect(groupingBy(Series::of));
        documents.forEach(this::numbers);
        var all = new HashSet<>(documents.keySet());
        all.addAll(counters.keySet());
        for (var series : all) {
            var given = counters.getOrDefault(series, 0L);
            var there = documents.getOrDefault(series, List.of()).size();
            breaches.unless(
                    given == there,
                    "%s: %d numbers were given out, there are %d documents".formatted(series, given, there));
        }
    }

    private void numbers(Series series, List<Document> documents) {
        var sequences = documents.stream().map(Document::sequence).sorted().toList();
        var expected = LongStream.rangeClosed(1, documents.size()).boxed().toList();
        breaches.unless(
                sequences.equals(expected),
                "%s: %d documents, with numbers missing %s, and doubled %s"
                        .formatted(
                                series,
                                documents.size(),
                                expected.stream()
                                        .filter(number -> !sequences.contains(number))
                                        .toList(),
                                sequences.stream()
                                        .filter(number -> sequences.indexOf(number) != sequences.lastIndexOf(number))
                                        .distinct()
                                        .toList()));
        var names = documents.stream().map(Document::number).distinct().count();
        breaches.unless(names == documents.size(), "%s: two documents have the same number".formatted(series));
    }

    private void unchanged(UUID invoice, String first, Map<UUID, String> shown) {
        breaches.looked();
        var now = shown.get(invoice);
        breaches.unless(now != null, "invoice %s was seen, and is not there".formatted(invoice));
        breaches.unless(
                now == null || now.equals(first),
                "invoice %s was %s, and is %s".formatted(invoice, first, String.valueOf(now)));
    }
}

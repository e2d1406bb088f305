package dev.saldo.billing.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.billing.chain.Walk.Counter;
import dev.saldo.billing.numbering.DocumentNumber;
import dev.saldo.billing.numbering.Series;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WalkTest {

    private static final UUID STORE = new UUID(0, 1);

    /** A chain as it is issued, one document after the other. */
    private static final class Chain {

        private final List<Station> stations = new ArrayList<>();
        private Hash end = Hash.NOTHING;

        Chain and(Series series, int year, long sequence) {
            return and(new DocumentNumber(series, year, sequence), Map.of());
        }

        Chain and(DocumentNumber number, Map<String, Object> odd) {
            var row = new HashMap<String, Object>(Map.of(
                    "series",
                    number.series().prefix(),
                    "number",
                    number.text(),
                    "year",
                    number.year(),
                    "sequence",
                    number.sequence(),
                    "line_count",
                    1,
                    "subtotal_minor",
                    7,
                    "discount_minor",
                    0,
                    "tax_minor",
                    0,
                    "grand_total_minor",
                    7,
                    "lines",
                    List.of(Map.of("total_minor", 7))));
            row.putAll(odd);
            var facts = new Facts(row);
            end = end.then(facts);
            var position = stations.size() + 1;
            var link = new Link(STORE, position, number.series(), new UUID(1, position), number.text(), end);
            stations.add(new Station(link, facts, null));
            return this;
        }

        Link head() {
            return stations.getLast().link();
        }

        Optional<Finding> walked() {
            return walked(head(), List.of());
        }

        Optional<Finding> walked(@Nullable Link head, List<Counter> counters) {
            var walk = new Walk();
            for (var station : stations) {
                var finding = walk.step(station);
                if (finding.isPresent()) {
                    return finding;
                }
            }
            return walk.arrive(head, counters);
        }
    }

    private static Chain twoYears() {
        return new Chain()
                .and(Series.INVOICE, 2026, 1)
                .and(Series.INVOICE, 2026, 2)
                .and(Series.CREDIT_NOTE, 2026, 1)
                .and(Series.INVOICE, 2027, 1);
    }

    @Test
    void everySeriesCountsFromOneInEachYear() {
        assertThat(twoYears()
                        .walked(
                                twoYears().head(),
                                List.of(new Counter(Series.INVOICE, 2026, 2), new Counter(Series.INVOICE, 2027, 1))))
                .isEmpty();
    }

    @Test
    void aNumberThatWasSkippedOrGivenTwiceIsFound() {
        assertThat(twoYears().and(Series.INVOICE, 2027, 3).walked())
                .contains(found(Series.INVOICE, "INV-2027-000003", 5, Flaw.NUMBER_OUT_OF_ORDER));
        assertThat(twoYears().and(Series.INVOICE, 2026, 2).walked())
                .contains(found(Series.INVOICE, "INV-2026-000002", 5, Flaw.NUMBER_OUT_OF_ORDER));
    }

    @Test
    void linesThatDoNotAddUpAreFoundEvenWhereTheHashFits() {
        var number = new DocumentNumber(Series.INVOICE, 2027, 2);
        for (var odd : List.<Map<String, Object>>of(
                Map.of("line_count", 2),
                Map.of("subtotal_minor", 8),
                Map.of("grand_total_minor", 8),
                Map.of("discount_minor", 1),
                Map.of("tax_minor", 1),
                Map.of("lines", List.of()))) {
            assertThat(twoYears().and(number, odd).walked())
                    .as("%s", odd)
                    .contains(found(Series.INVOICE, "INV-2027-000002", 5, Flaw.LINES_DO_NOT_ADD_UP));
        }
    }

    @Test
    void aLinkThatIsGoneIsNamedByItsNumberIfTheNextIsOfItsSeries() {
        var chain = twoYears();
        chain.stations.remove(1);
        chain.stations.remove(1);
        assertThat(chain.walked()).contains(found(Series.INVOICE, "INV-2027-000001", 4, Flaw.CHAIN_CHANGED));

        var sameSeries = twoYears();
        sameSeries.stations.removeFirst();
        assertThat(sameSeries.walked()).contains(new Finding(Series.INVOICE, "INV-2026-000001", null, Flaw.MISSING));
    }

    @Test
    void theEndHasToBeWhereTheStoreSaysItIs() {
        var shorter = twoYears();
        shorter.stations.removeLast();

        assertThat(shorter.walked(twoYears().head(), List.of()))
                .contains(found(Series.INVOICE, "INV-2027-000001", 4, Flaw.MISSING));
        assertThat(twoYears().walked(shorter.head(), List.of()))
                .contains(found(Series.INVOICE, "INV-2027-000001", 4, Flaw.CHAIN_CHANGED));
        assertThat(twoYears().walked(null, List.of()))
                .contains(found(Series.INVOICE, "INV-2027-000001", 4, Flaw.CHAIN_CHANGED));
        assertThat(new Chain().walked(twoYears().head(), List.of()))
                .contains(found(Series.INVOICE, "INV-2027-000001", 4, Flaw.MISSING));
        assertThat(new Chain().walked(null, List.of())).isEmpty();
    }

    @Test
    void numbersThatWereGivenOutHaveToBeThere() {
        var counters = List.of(new Counter(Series.INVOICE, 2026, 2), new Counter(Series.CREDIT_NOTE, 2026, 2));

        assertThat(twoYears().walked(twoYears().head(), counters))
                .contains(new Finding(Series.CREDIT_NOTE, "CN-2026-000002", null, Flaw.MISSING));
    }

    private static Finding found(Series series, String number, int position, Flaw flaw) {
        return new Finding(series, number, new UUID(1, position), flaw);
    }
}

package dev.saldo.chaos.check;

import static dev.saldo.chaos.check.Meters.CONSUMED;
import static dev.saldo.chaos.check.Meters.CONSUMING;
import static dev.saldo.chaos.check.Meters.COUNTERS;
import static dev.saldo.chaos.check.Meters.EVENTS;
import static dev.saldo.chaos.check.Meters.EXPIRED;
import static dev.saldo.chaos.check.Meters.GIVEN_BACK;
import static dev.saldo.chaos.check.Meters.HAPPENED;
import static dev.saldo.chaos.check.Meters.LAPSED;
import static dev.saldo.chaos.check.Meters.LEASED_AGAIN;
import static dev.saldo.chaos.check.Meters.LEASES;
import static dev.saldo.chaos.check.Meters.LIMITED;
import static dev.saldo.chaos.check.Meters.LIMITED_DEVICE;
import static dev.saldo.chaos.check.Meters.OPEN;
import static dev.saldo.chaos.check.Meters.OPEN_DEVICE;
import static dev.saldo.chaos.check.Meters.PUBLISHING;
import static dev.saldo.chaos.check.Meters.RECORDS;
import static dev.saldo.chaos.check.Meters.REPORTING;
import static dev.saldo.chaos.check.Meters.REPORTING_IN_VAIN;
import static dev.saldo.chaos.check.Meters.RETURNED;
import static dev.saldo.chaos.check.Meters.event;
import static dev.saldo.chaos.check.Meters.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.chaos.check.Evidence.Lease;
import dev.saldo.chaos.check.Evidence.Usage;
import dev.saldo.chaos.check.Evidence.UsageCounter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountsTest {

    @Test
    void rightCountersHoldAlsoWhereAnEventWentPastTheLimit() {
        var finding = Counts.check(Meters.right());

        assertThat(finding.breaches()).isEmpty();
        assertThat(finding.verdict()).isEqualTo(Finding.Verdict.HELD);
        assertThat(finding.checked()).isEqualTo(RECORDS.size() + EVENTS.size() + LEASES.size());
    }

    @Test
    void whereNothingWasCountedNothingIsShown() {
        var nothing = new Usage(List.of(), List.of(), List.of(), List.of());

        assertThat(Counts.check(nothing).verdict()).isEqualTo(Finding.Verdict.NOT_EXERCISED);
    }

    @Test
    void aConsumptionAboveTheHardLimitIsFoundAlsoWhenUnitsWereGivenBack() {
        var before = new UsageCounter(LIMITED, Ledger.STORE, LIMITED_DEVICE, 9L, 13, 13L);

        assertThat(breaches(Meters.withCounters(before, COUNTERS.getLast())))
                .containsExactly("record 4 (lease %s) leaves 10, above the hard limit of 9".formatted(EXPIRED));
    }

    @Test
    void whatComesAfterAnEventHasNothingLeft() {
        var after = record(LIMITED, 9, "consumption", 1, 14, "late");

        assertThat(breaches(Meters.withMore(after)))
                .contains("record 9 (consumption late) leaves 14, above the hard limit of 10");
    }

    @Test
    void aLostRecordIsFound() {
        assertThat(breaches(Meters.without(CONSUMED))).containsExactly("record 2 leaves 9, after 0 and 5");
    }

    @Test
    void aLostLastRecordIsFound() {
        assertThat(breaches(Meters.without(HAPPENED)))
                .anyMatch(breach ->
                        breach.equals("subscriber %s has used 13, the records lead to 7".formatted(LIMITED_DEVICE)))
                .anyMatch(breach -> breach.startsWith(
                        "event there %s (counted) has the records [] instead of".formatted(REPORTING.key())));
    }

    @Test
    void aCounterThatIsNotTheSumIsFound() {
        var other = new UsageCounter(OPEN, Ledger.STORE, OPEN_DEVICE, null, 6, 6L);

        assertThat(breaches(Meters.withCounters(COUNTERS.getFirst(), other)))
                .containsExactly("subscriber %s has used 6, the records lead to 5".formatted(OPEN_DEVICE));
    }

    @Test
    void anApiThatSaysSomethingElseOrNothingIsFound() {
        var first = COUNTERS.getFirst();

        assertThat(breaches(Meters.withCounters(first.showing(12L), COUNTERS.getLast())))
                .containsExactly("subscriber %s has used 13, the API says 12".formatted(LIMITED_DEVICE));
        assertThat(breaches(Meters.withCounters(first.showing(null), COUNTERS.getLast())))
                .containsExactly("subscriber %s has used 13, the API says null".formatted(LIMITED_DEVICE));
    }

    @Test
    void recordsWithoutACounterAreFound() {
        assertThat(breaches(Meters.withCounters(COUNTERS.getFirst())))
                .contains("counter %d has records and is not there".formatted(OPEN));
    }

    @Test
    void anEventThatWasCountedTwiceIsFound() {
        var again = record(LIMITED, 9, "event", 6, 19, HAPPENED.reference());

        assertThat(breaches(Meters.withMore(again)))
                .anyMatch(breach -> breach.startsWith("event there %s (counted)".formatted(REPORTING.key())));
    }

    @Test
    void anEventThatWasCountedInAnotherCounterOrWithAnotherAmountIsFound() {
        var other = Meters.withEvents(event(REPORTING, "counted", 5), EVENTS.get(1), EVENTS.get(2));
        var swapped = new UsageCounter(OPEN, Ledger.STORE, LIMITED_DEVICE, null, 5, 5L);

        assertThat(breaches(other)).singleElement().asString().contains("event there " + REPORTING.key());
        assertThat(breaches(Meters.withCounters(COUNTERS.getFirst(), swapped)))
                .singleElement()
                .asString()
                .contains("event there " + PUBLISHING.key());
    }

    @Test
    void anEventThatMatchedNothingAndWasCountedIsFound() {
        var counted = record(OPEN, 9, "event", 1, 6, "there " + REPORTING_IN_VAIN.key());

        assertThat(breaches(Meters.withMore(counted)))
                .anyMatch(breach -> breach.startsWith(
                        "event there %s (unmatched) has the records".formatted(REPORTING_IN_VAIN.key())));
    }

    @Test
    void aCountedEventWithoutAFateIsFound() {
        assertThat(breaches(Meters.withEvents(EVENTS.get(1), EVENTS.get(2))))
                .singleElement()
                .asString()
                .startsWith("there %s has the records".formatted(REPORTING.key()));
    }

    @Test
    void aConsumptionThatWasCountedTwiceIsFound() {
        var again = record(OPEN, 9, "consumption", 4, 9, CONSUMED.reference());

        assertThat(breaches(Meters.withMore(again)))
                .anyMatch(breach -> breach.startsWith(CONSUMING.key() + " has the records"));
    }

    @Test
    void aLeaseWhoseUnitsWereNotCountedIsFound() {
        assertThat(breaches(Meters.without(LEASED_AGAIN, LAPSED)))
                .singleElement()
                .asString()
                .startsWith("lease %s (EXPIRED) has the records []".formatted(EXPIRED));
    }

    @Test
    void aLeaseWhoseRestWasNotGivenBackIsFound() {
        assertThat(breaches(Meters.without(GIVEN_BACK)))
                .anyMatch(breach -> breach.startsWith("lease %s (RETURNED)".formatted(RETURNED)));
    }

    @Test
    void aLeaseThatGaveBackMoreThanItsRestIsFound() {
        var less = new Lease(RETURNED, Ledger.STORE, LIMITED_DEVICE, 5, 4L, "RETURNED");

        assertThat(breaches(Meters.withLeases(less, LEASES.getLast())))
                .singleElement()
                .asString()
                .startsWith("lease %s (RETURNED)".formatted(RETURNED));
    }

    private static List<String> breaches(Usage usage) {
        return Counts.check(usage).breaches();
    }
}

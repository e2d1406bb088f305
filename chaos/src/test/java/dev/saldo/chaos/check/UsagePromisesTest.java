package dev.saldo.chaos.check;

import static dev.saldo.chaos.check.Ledger.STORE;
import static dev.saldo.chaos.check.Ledger.id;
import static dev.saldo.chaos.check.Ledger.told;
import static dev.saldo.chaos.check.Ledger.unknown;
import static dev.saldo.chaos.check.Meters.CONSUMED;
import static dev.saldo.chaos.check.Meters.CONSUMING;
import static dev.saldo.chaos.check.Meters.EVENTS;
import static dev.saldo.chaos.check.Meters.LEASES;
import static dev.saldo.chaos.check.Meters.LEASING;
import static dev.saldo.chaos.check.Meters.LEASING_FOR_NOBODY;
import static dev.saldo.chaos.check.Meters.LIMITED;
import static dev.saldo.chaos.check.Meters.LIMITED_DEVICE;
import static dev.saldo.chaos.check.Meters.PUBLISHING;
import static dev.saldo.chaos.check.Meters.REPORTING;
import static dev.saldo.chaos.check.Meters.REPORTING_IN_VAIN;
import static dev.saldo.chaos.check.Meters.RETURNED;
import static dev.saldo.chaos.check.Meters.RETURNING;
import static dev.saldo.chaos.check.Meters.TOLD;
import static dev.saldo.chaos.check.Meters.event;
import static dev.saldo.chaos.check.Meters.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.chaos.check.Evidence.Lease;
import dev.saldo.chaos.check.Evidence.Usage;
import dev.saldo.chaos.load.Answer.Acknowledged;
import dev.saldo.chaos.load.Answer.Refused;
import dev.saldo.chaos.load.Told;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsagePromisesTest {

    @Test
    void rightCountersHold() {
        assertThat(breaches(Meters.right(), TOLD)).isEmpty();
    }

    @Test
    void anAcknowledgedConsumptionThatIsNotThereIsFound() {
        assertThat(breaches(Meters.without(CONSUMED), TOLD))
                .containsExactly("consume %s was acknowledged as 4, and is there 0 times".formatted(CONSUMING.key()));
    }

    @Test
    void aConsumptionThatIsThereTwiceIsFound() {
        var twice = Meters.withMore(
                record(LIMITED, 9, "consumption", 4, 17, CONSUMING.key().toString()));

        assertThat(breaches(twice, TOLD)).anyMatch(breach -> breach.contains("is there 2 times"));
        assertThat(breaches(twice, changed(unknown(CONSUMING))))
                .anyMatch(breach -> breach.contains("is there 2 times"));
    }

    @Test
    void aConsumptionThatLeftTheCounterElsewhereThanWasToldIsFound() {
        assertThat(breaches(Meters.right(), changed(told(CONSUMING, new Acknowledged("5")))))
                .singleElement()
                .asString()
                .startsWith("consume %s was acknowledged as".formatted(CONSUMING.key()));
    }

    @Test
    void aRefusedConsumptionThatIsThereIsFound() {
        var refused = told(CONSUMING, new Refused(200, "limit-reached", true));

        assertThat(breaches(Meters.right(), changed(refused)))
                .singleElement()
                .asString()
                .contains("was refused (limit-reached), and is there");
    }

    @Test
    void anAcknowledgedEventWithoutAFateIsFound() {
        assertThat(breaches(Meters.withEvents(EVENTS.getFirst()), TOLD))
                .containsExactlyInAnyOrder(
                        "publish %s was acknowledged as counted, and is there 0 times".formatted(PUBLISHING.key()),
                        "report %s was acknowledged as unmatched, and is there 0 times"
                                .formatted(REPORTING_IN_VAIN.key()));
    }

    @Test
    void anEventWithAnotherFateOrAmountThanWasToldIsFound() {
        var unmatched = Meters.withEvents(event(REPORTING, "unmatched", 6), EVENTS.get(1), EVENTS.get(2));
        var larger = Meters.withEvents(event(REPORTING, "counted", 7), EVENTS.get(1), EVENTS.get(2));

        assertThat(breaches(unmatched, TOLD)).singleElement().asString().contains("report " + REPORTING.key());
        assertThat(breaches(larger, TOLD)).singleElement().asString().contains("report " + REPORTING.key());
    }

    @Test
    void anEventThatWasTurnedAwayForNoGoodReasonIsFound() {
        var late = told(REPORTING, new Refused(200, "late", false));

        assertThat(breaches(Meters.right(), changed(late)))
                .containsExactly(
                        "report %s of %s was refused with 200 late".formatted(REPORTING.key(), LIMITED_DEVICE));
    }

    @Test
    void whatNobodyKnowsMayBeThereOrNot() {
        assertThat(breaches(Meters.right(), changed(unknown(CONSUMING)))).isEmpty();
        assertThat(breaches(Meters.without(CONSUMED), changed(unknown(CONSUMING))))
                .isEmpty();
        assertThat(breaches(Meters.withEvents(EVENTS.get(1), EVENTS.get(2)), changed(unknown(REPORTING))))
                .isEmpty();
    }

    @Test
    void usageThatNobodyAskedForIsFound() {
        var more = Meters.withMore(record(LIMITED, 9, "consumption", 1, 14, "out of nothing"));

        assertThat(breaches(more, TOLD)).singleElement().asString().contains("nobody asked for it");
    }

    @Test
    void anAcknowledgedLeaseThatIsNotThereIsFound() {
        assertThat(breaches(Meters.withLeases(LEASES.getLast()), TOLD))
                .anyMatch(breach -> breach.startsWith("lease %s was acknowledged".formatted(LEASING.key())))
                .anyMatch(breach -> breach.startsWith("return of lease %s".formatted(RETURNED)));
    }

    @Test
    void aReturnThatWasLostIsFound() {
        var expired = new Lease(RETURNED, STORE, LIMITED_DEVICE, 5, null, "EXPIRED");

        assertThat(breaches(Meters.withLeases(expired, LEASES.getLast()), TOLD))
                .singleElement()
                .asString()
                .startsWith("return of lease %s with 3 used was acknowledged".formatted(RETURNED));
    }

    @Test
    void aReturnThatWasRefusedAndIsThereIsNoLieWhenItWasTooLate() {
        var refused = told(RETURNING, new Refused(409, "lease-closed", false));

        assertThat(breaches(Meters.right(), changed(refused))).isEmpty();
    }

    @Test
    void aLeaseMoreThanAnybodyMayHaveTakenIsFound() {
        var third = new Lease(id(206), STORE, LIMITED_DEVICE, 1, null, "EXPIRED");

        assertThat(breaches(Meters.withLeases(LEASES.getFirst(), LEASES.getLast(), third), TOLD))
                .singleElement()
                .asString()
                .contains("nobody asked for so many");
        assertThat(breaches(Meters.right(), changed(told(LEASING_FOR_NOBODY, new Refused(409, "limit-reached", true)))))
                .singleElement()
                .asString()
                .contains("nobody asked for so many");
    }

    private static List<String> breaches(Usage usage, List<Told.Entry> told) {
        return Promises.check(Meters.evidence(usage), told, List.of()).breaches();
    }

    /** What was told, but for one operation. */
    private static List<Told.Entry> changed(Told.Entry entry) {
        return TOLD.stream()
                .map(other -> other.operation().equals(entry.operation()) ? entry : other)
                .toList();
    }
}

package dev.saldo.chaos.check;

import static dev.saldo.chaos.check.Ledger.told;
import static dev.saldo.chaos.check.Ledger.unknown;
import static dev.saldo.chaos.check.Seats.DRAFTING;
import static dev.saldo.chaos.check.Seats.ENDED;
import static dev.saldo.chaos.check.Seats.ENDING;
import static dev.saldo.chaos.check.Seats.NOV_30;
import static dev.saldo.chaos.check.Seats.RESIZING;
import static dev.saldo.chaos.check.Seats.SEAT;
import static dev.saldo.chaos.check.Seats.SKETCH;
import static dev.saldo.chaos.check.Seats.SUBSCRIBING;
import static dev.saldo.chaos.check.Seats.TOLD;
import static dev.saldo.chaos.check.Seats.seat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.chaos.load.Answer.Refused;
import dev.saldo.chaos.load.Told;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriptionPromisesTest {

    @Test
    void rightSubscriptionsHold() {
        assertThat(breaches(Seats.right(), TOLD)).isEmpty();
    }

    @Test
    void anAcknowledgedSubscriptionThatIsNotThereIsFound() {
        assertThat(breaches(Seats.withSubscriptions(SKETCH), TOLD))
                .contains(
                        "subscribe %s was acknowledged as %s, and is there 0 times".formatted(SUBSCRIBING.key(), ENDED),
                        "begin of subscription %s was acknowledged, and it is not there".formatted(ENDED));
    }

    @Test
    void aSubscriptionThatIsThereTwiceIsFound() {
        var twice = new Evidence.Subscription(
                Ledger.id(303), SEAT.store(), DRAFTING.key().toString(), "DRAFT", NOV_30, null, 1, null, SKETCH.acts());

        assertThat(breaches(Seats.withSubscriptions(SEAT, SKETCH, twice), TOLD))
                .singleElement()
                .asString()
                .contains("is there 2 times");
    }

    @Test
    void whatNobodyAskedForIsFound() {
        var more = new Evidence.Subscription(
                Ledger.id(303), SEAT.store(), "out of nothing", "DRAFT", NOV_30, null, 1, null, SKETCH.acts());

        assertThat(breaches(Seats.withSubscriptions(SEAT, SKETCH, more), TOLD))
                .singleElement()
                .asString()
                .contains("nobody asked for it");
    }

    @Test
    void aConfirmationThatWasLostIsFound() {
        var lost = seat("CANCELLED", NOV_30, null, "create", "change", "cancel");

        assertThat(breaches(Seats.withSubscriptions(lost, SKETCH), TOLD))
                .containsExactly("begin of subscription %s was acknowledged, and it is [create, change, cancel]"
                        .formatted(ENDED));
    }

    @Test
    void aCancellationThatWasLostIsFoundAndOneForLaterIsNone() {
        var lost = seat("ACTIVE", NOV_30, null, "create", "confirm", "start", "renew", "change");
        var later = seat("ACTIVE", NOV_30, null, "create", "confirm", "start", "change", "schedule-cancel");

        assertThat(breaches(Seats.withSubscriptions(lost, SKETCH), TOLD))
                .singleElement()
                .asString()
                .startsWith("end of subscription " + ENDED);
        assertThat(breaches(Seats.withSubscriptions(later, SKETCH), TOLD)).isEmpty();
    }

    @Test
    void aChangeThatWasLostIsFound() {
        var lost = seat("CANCELLED", NOV_30, null, "create", "confirm", "start", "renew", "cancel");

        assertThat(breaches(Seats.withSubscriptions(lost, SKETCH), TOLD))
                .contains("subscription %s was changed 0 times, 1 were acknowledged and 1 asked for".formatted(ENDED));
    }

    @Test
    void aChangeThatWasMadeTwiceIsFoundAlsoWhenNobodyKnowsOfIt() {
        var twice = seat("CANCELLED", NOV_30, null, "create", "confirm", "start", "change", "change", "cancel");

        assertThat(breaches(Seats.withSubscriptions(twice, SKETCH), TOLD))
                .containsExactly(
                        "subscription %s was changed 2 times, 1 were acknowledged and 1 asked for".formatted(ENDED));
        assertThat(breaches(Seats.withSubscriptions(twice, SKETCH), changed(unknown(RESIZING))))
                .containsExactly(
                        "subscription %s was changed 2 times, 0 were acknowledged and 1 asked for".formatted(ENDED));
    }

    @Test
    void aChangeThatWasRefusedForSureAndWasMadeIsFound() {
        var refused = new Refused(409, "transition-not-allowed", true);

        assertThat(breaches(Seats.right(), changed(told(RESIZING, refused))))
                .containsExactly(
                        "subscription %s was changed 1 times, 0 were acknowledged and 0 asked for".formatted(ENDED));
    }

    @Test
    void aRefusalThatNoRuleExplainsIsFound() {
        var refused = new Refused(409, "not-supplied", true);

        assertThat(breaches(Seats.right(), changed(told(ENDING, refused))))
                .containsExactly("end %s of %s was refused with 409 not-supplied".formatted(ENDING.key(), ENDED));
    }

    private static List<String> breaches(Evidence evidence, List<Told.Entry> told) {
        return Promises.check(evidence, told, List.of()).breaches();
    }

    /** What was told, but for one operation. */
    private static List<Told.Entry> changed(Told.Entry entry) {
        return TOLD.stream()
                .map(other -> other.operation().equals(entry.operation()) ? entry : other)
                .toList();
    }
}

package dev.saldo.chaos.check;

import static dev.saldo.chaos.check.Seats.BILL_FOR_MORE;
import static dev.saldo.chaos.check.Seats.CHARGES;
import static dev.saldo.chaos.check.Seats.COST_OF_MORE;
import static dev.saldo.chaos.check.Seats.CREDIT;
import static dev.saldo.chaos.check.Seats.ENDED;
import static dev.saldo.chaos.check.Seats.FIRST_BILL;
import static dev.saldo.chaos.check.Seats.FIRST_COST;
import static dev.saldo.chaos.check.Seats.FIRST_DAY;
import static dev.saldo.chaos.check.Seats.MORE_CREDIT;
import static dev.saldo.chaos.check.Seats.NOV_28;
import static dev.saldo.chaos.check.Seats.NOV_29;
import static dev.saldo.chaos.check.Seats.NOV_30;
import static dev.saldo.chaos.check.Seats.SEAT;
import static dev.saldo.chaos.check.Seats.SECOND_BILL;
import static dev.saldo.chaos.check.Seats.SECOND_COST;
import static dev.saldo.chaos.check.Seats.SECOND_DAY;
import static dev.saldo.chaos.check.Seats.SKETCH;
import static dev.saldo.chaos.check.Seats.SUBSCRIPTIONS;
import static dev.saldo.chaos.check.Seats.UNUSED;
import static dev.saldo.chaos.check.Seats.bill;
import static dev.saldo.chaos.check.Seats.changed;
import static dev.saldo.chaos.check.Seats.charge;
import static dev.saldo.chaos.check.Seats.deduction;
import static dev.saldo.chaos.check.Seats.document;
import static dev.saldo.chaos.check.Seats.in;
import static dev.saldo.chaos.check.Seats.seat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.chaos.check.Evidence.Claim;
import dev.saldo.chaos.check.Evidence.Days;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChargesTest {

    @Test
    void rightBooksHold() {
        var finding = Sales.check(Seats.right());

        assertThat(finding.breaches()).isEmpty();
        assertThat(finding.checked()).isEqualTo(CHARGES.size() + SUBSCRIPTIONS.size());
    }

    @Test
    void aChargeWithoutItsDeductionIsFound() {
        assertThat(breaches(Seats.withMovements(FIRST_COST, COST_OF_MORE)))
                .containsExactly("charge %s (CHARGED) has 0 movements instead of 1".formatted(SECOND_DAY.id()));
    }

    @Test
    void aSecondDeductionIsFound() {
        var twice = Seats.withMovements(FIRST_COST, SECOND_COST, COST_OF_MORE, deduction(4, SECOND_DAY, -40));

        assertThat(breaches(twice))
                .containsExactly("charge %s (CHARGED) has 2 movements instead of 1".formatted(SECOND_DAY.id()));
    }

    @Test
    void aDeductionOfAnotherAmountIsFound() {
        assertThat(breaches(Seats.withMovements(FIRST_COST, deduction(2, SECOND_DAY, -41), COST_OF_MORE)))
                .singleElement()
                .asString()
                .contains("is a deduction of -41, it costs");
    }

    @Test
    void whatWasDeductedOrInvoicedForARejectedChargeIsFound() {
        assertThat(breaches(changed(in("REJECTED", SECOND_DAY))))
                .contains("charge %s (REJECTED) has 1 movements instead of 0".formatted(SECOND_DAY.id()))
                .contains(
                        "charge %s (REJECTED) over 100 has the documents [INV-2026-000002]".formatted(SECOND_DAY.id()));
    }

    @Test
    void aMissingInvoiceAndADoubledOneAreFound() {
        assertThat(breaches(Seats.withBills(FIRST_BILL, BILL_FOR_MORE, CREDIT, MORE_CREDIT)))
                .containsExactly("charge %s (CHARGED) over 100 has the documents []".formatted(SECOND_DAY.id()));
        assertThat(breaches(Seats.withBills(
                        FIRST_BILL,
                        SECOND_BILL,
                        bill(SECOND_DAY, "INV-2026-000004", 100),
                        BILL_FOR_MORE,
                        CREDIT,
                        MORE_CREDIT)))
                .contains("charge %s (CHARGED) over 100 has the documents [INV-2026-000002, INV-2026-000004]"
                        .formatted(SECOND_DAY.id()));
    }

    @Test
    void anInvoiceOverAnotherTotalIsFound() {
        var other = Seats.withBills(
                FIRST_BILL, bill(SECOND_DAY, "INV-2026-000002", 99), BILL_FOR_MORE, CREDIT, MORE_CREDIT);

        assertThat(breaches(other)).singleElement().asString().contains("INV-2026-000002 is over 99");
    }

    @Test
    void aChargeThatDoesNotKnowItsInvoiceIsFound() {
        var forgetful = charge(322, "RENEWAL", 2, new Days(NOV_29, NOV_30), 100, 40, null);

        assertThat(breaches(changed(forgetful))).singleElement().asString().contains("says its invoice is null");
    }

    @Test
    void creditNotesThatDoNotAddUpToWhatIsGivenBackAreFound() {
        assertThat(breaches(Seats.withBills(FIRST_BILL, SECOND_BILL, BILL_FOR_MORE, CREDIT)))
                .containsExactly(
                        "charge %s gives back 70, its documents are [CN-2026-000001] over 50".formatted(UNUSED.id()));
    }

    @Test
    void aPeriodThatWasSkippedIsFound() {
        var early = charge(321, "INITIAL", 1, new Days(NOV_28.minusDays(1), NOV_28), 100, 40, "INV-2026-000001");

        assertThat(breaches(changed(early)))
                .anyMatch(breach -> breach.contains("where INITIAL 1 from 2026-11-28 on is next"))
                .anyMatch(breach -> breach.contains("where RENEWAL 2 from 2026-11-28 on is next"));
    }

    @Test
    void aPeriodThatWasBilledTwiceIsFound() {
        var again = charge(321, "INITIAL", 1, new Days(NOV_29, NOV_30), 100, 40, "INV-2026-000001");

        assertThat(breaches(changed(again))).anyMatch(breach -> breach.contains("is next"));
    }

    @Test
    void aSubscriptionThatIsInAPeriodNobodyBilledIsFound() {
        var ahead = seat("CANCELLED", NOV_30.plusDays(1), null, "create", "confirm", "start", "renew", "change", "end");

        assertThat(breaches(Seats.withSubscriptions(ahead, SKETCH)))
                .containsExactly("subscription %s is billed until 2026-11-30, and its period ends on 2026-12-01"
                        .formatted(ENDED));
    }

    @Test
    void aSubscriptionThatRunsAndWasNeverBilledIsFound() {
        var running = seat("ACTIVE", null, null, "create", "confirm", "start");

        assertThat(breaches(Seats.evidence(List.of(), List.of(running), List.of(), List.of())))
                .containsExactly("subscription %s is ACTIVE and was never billed".formatted(ENDED));
    }

    @Test
    void aSubscriptionWhoseHistoryHasAHoleIsFound() {
        var forgetful = new Evidence.Subscription(
                ENDED, SEAT.store(), SEAT.key(), "CANCELLED", NOV_28, NOV_30, 7, null, SEAT.acts());

        assertThat(breaches(Seats.withSubscriptions(forgetful, SKETCH)))
                .singleElement()
                .asString()
                .contains("has version 7, its history is [create");
    }

    @Test
    void aParkedSubscriptionIsFound() {
        var parked = seat("ACTIVE", NOV_30, "failed", "create", "confirm", "start", "renew", "change");

        assertThat(breaches(Seats.withSubscriptions(parked, SKETCH)))
                .containsExactly("subscription %s is parked: failed".formatted(ENDED));
    }

    @Test
    void whatBelongsToNothingIsFound() {
        assertThat(breaches(Seats.withSubscriptions(SKETCH)))
                .containsExactly("subscription %s was charged 4 times and does not exist".formatted(ENDED));
        assertThat(breaches(Seats.withMore(document("INV", "INV-2026-000009", 1))))
                .containsExactly("INV-2026-000009 is about no sale and no charge");
        assertThat(breaches(Seats.evidence(List.of(FIRST_COST), List.of(SKETCH), List.of(), List.of(FIRST_BILL))))
                .containsExactlyInAnyOrder(
                        "charge %s was billed with [INV-2026-000001] and does not exist".formatted(FIRST_DAY.id()),
                        "sale %s was deducted or invoiced and does not exist".formatted(FIRST_DAY.id()));
    }

    @Test
    void whatTheServiceItselfFindsMissingCounts() {
        assertThat(breaches(Seats.withClaim(new Claim("billing of store 1 on 2026-11-30", "expected 2"))))
                .containsExactly("billing of store 1 on 2026-11-30: expected 2");
    }

    private static List<String> breaches(Evidence evidence) {
        return Sales.check(evidence).breaches();
    }
}

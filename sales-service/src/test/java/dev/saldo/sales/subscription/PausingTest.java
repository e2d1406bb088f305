package dev.saldo.sales.subscription;

import static dev.saldo.sales.subscription.PlanBuilder.monthly;
import static dev.saldo.sales.subscription.PlanBuilder.yearly;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_11;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_16;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_21;
import static dev.saldo.sales.subscription.SubscriptionFixtures.FEB_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.FEB_11;
import static dev.saldo.sales.subscription.SubscriptionFixtures.JAN_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.JAN_11;
import static dev.saldo.sales.subscription.SubscriptionFixtures.JUN_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.MAR_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.MAY_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.MAY_11;
import static dev.saldo.sales.subscription.SubscriptionFixtures.item;
import static dev.saldo.sales.subscription.SubscriptionScenario.NOW;
import static dev.saldo.sales.subscription.SubscriptionScenario.PERIOD_END;
import static dev.saldo.sales.subscription.SubscriptionScenario.confirmedOn;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is neither used nor billed, for a while. Amounts are price x days / days of the period with a calculator. */
class PausingTest {

    private static final PlanTerms BASIC = monthly("Basic", "30.00");
    private static final PlanTerms BETTER = monthly("Better", "60.00");
    private static final LocalDate MAY_16 = LocalDate.of(2026, 5, 16);

    @Test
    void aPauseWithinWhatWasPaidChangesNoDate() {
        confirmedOn(APR_1, BASIC)
                .on(APR_11)
                .pausedUntil(APR_21)
                .is(Status.PAUSED)
                .next(APR_21, Act.UNPAUSE)
                .on(APR_21)
                .is(Status.ACTIVE)
                .period(APR_1, MAY_1)
                .charged("2026-04-01 initial 30.00 EUR")
                .announced("confirmed", "activated", "charged initial", "paused", "resumed")
                .on(MAY_1)
                .charged("2026-04-01 initial 30.00 EUR", "2026-05-01 renewal 30.00 EUR");
    }

    @Test
    void nothingIsBilledWhileItRests() {
        // help.styletheory.co billing on pause: not charged during the pause, then for the rest of the cycle; 16 of 31
        // days
        confirmedOn(APR_1, monthly("Basic", "31.00"))
                .on(APR_11)
                .paused()
                .on(MAY_16)
                .is(Status.PAUSED)
                .charged("2026-04-01 initial 31.00 EUR")
                .unpaused()
                .charged("2026-04-01 initial 31.00 EUR", "2026-05-16 renewal 16.00 EUR")
                .period(MAY_16, JUN_1)
                .on(JUN_1)
                .charged(
                        "2026-04-01 initial 31.00 EUR", "2026-05-16 renewal 16.00 EUR", "2026-06-01 renewal 31.00 EUR");
    }

    @Test
    void aPauseUntilTheDayOfARenewalIsFollowedByIt() {
        confirmedOn(APR_1, BASIC)
                .on(APR_11)
                .pausedUntil(MAY_1)
                .on(MAY_1)
                .is(Status.ACTIVE)
                .charged("2026-04-01 initial 30.00 EUR", "2026-05-01 renewal 30.00 EUR");
    }

    @Test
    void daysThatWerePaidForComeAfterThePauseIfItExtends() {
        // 20 of April's days are left on the 11th; they last from the 21st to May 11
        confirmedOn(APR_1, BASIC)
                .on(APR_11)
                .extended(APR_21)
                .on(APR_21)
                .is(Status.ACTIVE)
                .period(APR_11, MAY_11)
                .charged("2026-04-01 initial 30.00 EUR")
                .on(MAY_11)
                .charged("2026-04-01 initial 30.00 EUR", "2026-05-11 renewal 30.00 EUR")
                .period(MAY_11, LocalDate.of(2026, 6, 11));
    }

    @Test
    void theyDoSoHoweverLongThePauseIs() {
        // 22 of January's days are left on the 10th; they last from March 5 to March 27
        confirmedOn(JAN_1, BASIC)
                .on(LocalDate.of(2026, 1, 10))
                .extended(null)
                .on(LocalDate.of(2026, 3, 5))
                .is(Status.PAUSED)
                .unpaused()
                .is(Status.ACTIVE)
                .billsOn(LocalDate.of(2026, 3, 27))
                .on(LocalDate.of(2026, 3, 27))
                .charged("2026-01-01 initial 30.00 EUR", "2026-03-27 renewal 30.00 EUR");
    }

    @Test
    void theEndMovesWithIt() {
        confirmedOn(item(BASIC), new Term(APR_1, null, MAY_1, null))
                .on(APR_11)
                .extended(APR_21)
                .on(MAY_1)
                .is(Status.ACTIVE)
                .next(MAY_11, Act.EXPIRE)
                .on(MAY_11)
                .is(Status.EXPIRED)
                .charged("2026-04-01 initial 30.00 EUR");
    }

    @Test
    void withoutExtensionTheEndStays() {
        confirmedOn(item(BASIC), new Term(APR_1, null, MAY_1, null))
                .on(APR_11)
                .paused()
                .on(JUN_1)
                .is(Status.EXPIRED)
                .endedBecause("end-date");
    }

    @Test
    void aPauseAtTheEndOfAPeriodComesInsteadOfARenewal() {
        confirmedOn(APR_1, BASIC)
                .on(APR_11)
                .paused(PERIOD_END, MAY_11, true)
                .is(Status.ACTIVE)
                .next(MAY_1, Act.PAUSE)
                .on(MAY_1)
                .is(Status.PAUSED)
                .on(MAY_11)
                .charged("2026-04-01 initial 30.00 EUR", "2026-05-11 renewal 30.00 EUR")
                .period(MAY_11, LocalDate.of(2026, 6, 11));
    }

    @Test
    void aPauseThatHasNotBegunCanBeTakenBack() {
        confirmedOn(APR_1, BASIC)
                .paused(PERIOD_END, null, false)
                .unpaused()
                .refused(Refusal.NOTHING_TO_WITHDRAW, Acts::unpause)
                .on(MAY_1)
                .is(Status.ACTIVE);
    }

    @Test
    void soItCanWhileAnInvoiceIsOverdue() {
        confirmedOn(APR_1, monthly().grace(60).terms())
                .paused(PERIOD_END, null, false)
                .on(APR_11)
                .overdue(SubscriptionFixtures.INVOICE)
                .unpaused()
                .is(Status.PAST_DUE)
                .refused(Refusal.NOTHING_TO_WITHDRAW, Acts::unpause)
                .on(MAY_1)
                .settled(SubscriptionFixtures.INVOICE)
                .is(Status.ACTIVE);
    }

    @Test
    void aPauseHasToHaveDays() {
        var life = confirmedOn(APR_1, BASIC).on(APR_11);
        for (var until : List.of(APR_1, APR_11)) {
            life.refused(Refusal.PAUSED_UNTIL_START, acts -> acts.pause(NOW, until, false));
        }
        life.refused(Refusal.PAUSED_UNTIL_START, acts -> acts.pause(PERIOD_END, MAY_1, true));
    }

    @Test
    void somePlansCannotBePaused() {
        confirmedOn(APR_1, monthly().notPausable().terms())
                .refused(Refusal.NOT_PAUSABLE, acts -> acts.pause(NOW, null, false));
    }

    @Test
    void aPauseDoesNotMakeAPlanGoOnThatCloses() {
        confirmedOn(APR_1, monthly().closingAfter(1).terms())
                .on(APR_11)
                .pausedUntil(MAY_11)
                .on(MAY_11)
                .is(Status.CLOSED)
                .charged("2026-04-01 initial 10.00 EUR");
    }

    @Test
    void aPauseDoesNotRenewAPlanThatIsNotRenewed() {
        confirmedOn(APR_1, monthly().notRenewable().terms())
                .on(APR_11)
                .pausedUntil(MAY_11)
                .on(MAY_11)
                .is(Status.EXPIRED)
                .charged("2026-04-01 initial 10.00 EUR");
    }

    @Test
    void aChangeWhileItRestsIsNotBilled() {
        confirmedOn(APR_1, BASIC)
                .on(APR_11)
                .paused()
                .refused(
                        Refusal.PAUSED_UNBILLED,
                        acts -> acts.change(List.of(item(BETTER)), NOW, ProrationMode.PRORATE_NOW, null))
                .changedTo(BETTER, ProrationMode.NONE)
                .on(APR_21)
                .unpaused()
                .on(MAY_1)
                .charged("2026-04-01 initial 30.00 EUR", "2026-05-01 renewal 60.00 EUR");
    }

    @Test
    void betweenTwoPeriodsAChangeNeedsNoProration() {
        // nothing is paid for on May 11: half of May at the new price remains on the 16th
        confirmedOn(APR_1, BASIC)
                .on(APR_11)
                .paused()
                .on(MAY_11)
                .changedTo(monthly("Better", "62.00"))
                .on(MAY_16)
                .unpaused()
                .charged("2026-04-01 initial 30.00 EUR", "2026-05-16 renewal 32.00 EUR");
    }

    @Test
    void aPlannedChangeWaitsUntilItGoesOn() {
        // 10 of 30 days are left on the 21st
        confirmedOn(APR_1, BASIC)
                .changedTo(BETTER, new Moment.On(APR_16), ProrationMode.PRORATE_NOW)
                .on(APR_11)
                .pausedUntil(APR_21)
                .on(APR_16)
                .charged("2026-04-01 initial 30.00 EUR")
                .on(APR_21)
                .charged("2026-04-01 initial 30.00 EUR", "2026-04-21 plan-change 10.00 EUR")
                .lines("Basic 2026-04-21..2026-05-01 -10.00 EUR", "Better 2026-04-21..2026-05-01 20.00 EUR");
    }

    @Test
    void whatIsPlannedForTheEndOfThePeriodMovesWithIt() {
        confirmedOn(APR_1, BASIC)
                .changedTo(BETTER, PERIOD_END, ProrationMode.NONE)
                .on(APR_11)
                .extended(APR_21)
                .on(MAY_11)
                .charged("2026-04-01 initial 30.00 EUR", "2026-05-11 renewal 60.00 EUR");
        confirmedOn(APR_1, BASIC)
                .cancelledAtPeriodEnd()
                .on(APR_11)
                .extended(APR_21)
                .next(APR_21, Act.UNPAUSE)
                .on(MAY_1)
                .is(Status.ACTIVE)
                .next(MAY_11, Act.CANCEL)
                .on(MAY_11)
                .is(Status.CANCELLED)
                .charged("2026-04-01 initial 30.00 EUR");
    }

    @Test
    void itIsNotCancelledBeforeWhatWasPaidIsUsed() {
        // 20 days were paid for and not used; the pause is longer than them
        confirmedOn(APR_1, BASIC)
                .cancelledAtPeriodEnd()
                .on(APR_11)
                .extended(MAY_11)
                .on(MAY_11)
                .is(Status.ACTIVE)
                .next(LocalDate.of(2026, 5, 31), Act.CANCEL);
    }

    @Test
    void aCancellationOnADayComesInAPauseToo() {
        confirmedOn(APR_1, BASIC)
                .on(APR_11)
                .extended(null)
                .cancelledOn(APR_21)
                .on(APR_21)
                .is(Status.CANCELLED);
    }

    @Test
    void whatHasNoPeriodLeftIsCancelledAtOnce() {
        confirmedOn(APR_1, BASIC)
                .on(APR_11)
                .paused()
                .on(MAY_11)
                .cancelledAtPeriodEnd()
                .is(Status.CANCELLED)
                .happened("2026-04-01 confirm", "2026-04-01 start", "2026-04-11 pause", "2026-05-11 cancel");
    }

    @Test
    void daysThatWouldHaveComeAfterThePauseAreGivenBack() {
        // 20 of April's 30 days were not used on the 11th, and are not lost to the pause
        confirmedOn(APR_1, BASIC)
                .on(APR_11)
                .extended(null)
                .on(APR_21)
                .cancelledWithCredit()
                .charged("2026-04-01 initial 30.00 EUR", "2026-04-21 unused-time -20.00 EUR");
        confirmedOn(APR_1, BASIC)
                .on(APR_11)
                .extended(null)
                .on(MAY_11)
                .cancelledWithCredit()
                .charged("2026-04-01 initial 30.00 EUR", "2026-05-11 unused-time -20.00 EUR");
    }

    @Test
    void withoutExtensionTheDaysOfThePauseAreLost() {
        confirmedOn(APR_1, BASIC)
                .on(APR_11)
                .paused()
                .on(APR_21)
                .cancelledWithCredit()
                .charged("2026-04-01 initial 30.00 EUR", "2026-04-21 unused-time -10.00 EUR");
    }

    @Test
    void aPeriodThatWasMovedIsChangedByItsOwnDays() {
        // January's 31 days, moved by 31: from February 1 to March 4; 12 of them are left on February 20
        confirmedOn(JAN_1, monthly("Basic", "31.00"))
                .on(JAN_11)
                .extended(null)
                .on(FEB_11)
                .unpaused()
                .period(FEB_1, LocalDate.of(2026, 3, 4))
                .on(LocalDate.of(2026, 2, 20))
                .changedTo(monthly("Better", "62.00"))
                .lines("Basic 2026-02-20..2026-03-04 -12.00 EUR", "Better 2026-02-20..2026-03-04 24.00 EUR");
    }

    @Test
    void soIsOneThatIsShorterThanTheMonthItMovesTo() {
        // February's 28 days, moved by 10: from February 11 to March 11; then by 31 more: from March 14 to April 11
        confirmedOn(FEB_1, monthly("Basic", "28.00"))
                .on(LocalDate.of(2026, 2, 15))
                .extended(null)
                .on(LocalDate.of(2026, 3, 28))
                .unpaused()
                .period(LocalDate.of(2026, 3, 14), APR_11)
                .on(APR_1)
                .changedTo(monthly("Better", "56.00"))
                .lines("Basic 2026-04-01..2026-04-11 -10.00 EUR", "Better 2026-04-01..2026-04-11 20.00 EUR");
    }

    @Test
    void aPlanWithAnotherBillingPeriodBeginsItsOwnAfterAPause() {
        confirmedOn(APR_1, BASIC)
                .changedTo(yearly("Yearly", "300.00"), PERIOD_END, ProrationMode.NONE)
                .on(APR_11)
                .pausedUntil(MAY_11)
                .on(MAY_11)
                .charged("2026-04-01 initial 30.00 EUR", "2026-05-11 renewal 300.00 EUR")
                .period(MAY_11, LocalDate.of(2027, 5, 11));
    }

    @Test
    void afterItsPeriodItComesBackToTheAnchorThatWasAgreed() {
        // the first pause moves the period to May 11; on May 20, 12 of 31 days are left to the anchor
        confirmedOn(item(monthly("Basic", "31.00")), new Term(APR_1, null, null, 1))
                .on(APR_11)
                .extended(APR_21)
                .on(MAY_1)
                .pausedUntil(LocalDate.of(2026, 5, 20))
                .on(JUN_1)
                .charged(
                        "2026-04-01 initial 31.00 EUR", "2026-05-20 renewal 12.00 EUR", "2026-06-01 renewal 31.00 EUR");
    }

    @Test
    void aSecondPauseAddsItsDays() {
        // 20 days are left on the 11th, 15 of them on the 26th
        confirmedOn(APR_1, BASIC)
                .on(APR_11)
                .extended(APR_21)
                .on(LocalDate.of(2026, 4, 26))
                .extended(MAY_1)
                .on(MAY_1)
                .billsOn(MAY_16);
    }

    @Test
    void aPauseOfNoDaysIsForgotten() {
        confirmedOn(APR_1, BASIC).on(APR_11).extended(null).unpaused().period(APR_1, MAY_1);
    }

    @Test
    void whatWasOrderedBeforeWaitsForTheNextBill() {
        confirmedOn(APR_1, BASIC)
                .chargedWithNextBill("Help", SubscriptionFixtures.eur("5.00"))
                .on(APR_11)
                .pausedUntil(MAY_16)
                .on(MAR_1.plusMonths(4))
                .charged(
                        "2026-04-01 initial 30.00 EUR",
                        "2026-05-16 renewal 20.48 EUR",
                        "2026-06-01 renewal 30.00 EUR",
                        "2026-07-01 renewal 30.00 EUR");
    }
}

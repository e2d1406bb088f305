package dev.saldo.sales.subscription;

import static dev.saldo.sales.subscription.PlanBuilder.monthly;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_11;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_16;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_21;
import static dev.saldo.sales.subscription.SubscriptionFixtures.JUN_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.MAY_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.draft;
import static dev.saldo.sales.subscription.SubscriptionFixtures.eur;
import static dev.saldo.sales.subscription.SubscriptionFixtures.item;
import static dev.saldo.sales.subscription.SubscriptionScenario.PERIOD_END;
import static dev.saldo.sales.subscription.SubscriptionScenario.confirmedOn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is used without paying, for a while. */
class TrialsTest {

    private static final PlanTerms CONVERTING = monthly("Basic", "30.00");
    private static final PlanTerms ENDING = monthly().endingUnpaidTrials().terms();

    @Test
    void aTrialIsFreeAndThenPaidFor() {
        // docs.stripe.com trials: the anchor is the end of the trial
        trialOf(CONVERTING, APR_1, MAY_1)
                .is(Status.ON_TRIAL)
                .charged()
                .billsOn(MAY_1)
                .on(MAY_1)
                .is(Status.ACTIVE)
                .charged("2026-05-01 initial 30.00 EUR")
                .period(MAY_1, JUN_1)
                .announced("confirmed", "activated", "trial-ending", "trial-ended", "activated", "charged initial");
    }

    @Test
    void theCustomerIsRemindedAWeekBefore() {
        // docs.stripe.com: customer.subscription.trial_will_end, there three days before; issue 5: seven
        trialOf(CONVERTING, APR_1, MAY_1)
                .next(LocalDate.of(2026, 4, 24), Act.REMIND_OF_TRIAL)
                .on(LocalDate.of(2026, 4, 23))
                .happened("2026-04-01 confirm", "2026-04-01 start")
                .on(LocalDate.of(2026, 4, 24))
                .happened("2026-04-01 confirm", "2026-04-01 start", "2026-04-24 remind-of-trial")
                .next(MAY_1, Act.END_TRIAL);
    }

    @Test
    void aStoreMayRemindLater() {
        var trial = trialOf(CONVERTING, APR_1, MAY_1).subscription();

        assertThat(Schedule.next(trial, 3))
                .isEqualTo(new Schedule.Entry(LocalDate.of(2026, 4, 28), Act.REMIND_OF_TRIAL));
    }

    @Test
    void aTrialOfLessThanAWeekIsRemindedOfWhenItBegins() {
        // docs.stripe.com: a trial of less than three days sends the reminder at once
        trialOf(CONVERTING, APR_16, APR_21)
                .happened("2026-04-16 confirm", "2026-04-16 start", "2026-04-16 remind-of-trial");
    }

    @Test
    void withoutAPaymentMethodATrialEndsIfThePlanSaysSo() {
        // docs.stripe.com trials: trial_settings.end_behavior.missing_payment_method = cancel
        trialOf(ENDING, APR_1, MAY_1)
                .on(MAY_1)
                .is(Status.EXPIRED)
                .endedBecause("trial-ended")
                .charged()
                .announced("confirmed", "activated", "trial-ending", "trial-ended", "expired");
    }

    @Test
    void withAPaymentMethodItGoesOn() {
        SubscriptionScenario.aDraft(draft(item(ENDING), new Term(APR_1, MAY_1, null, null), "card", List.of()))
                .on(APR_1)
                .confirmed()
                .on(MAY_1)
                .is(Status.ACTIVE)
                .charged("2026-05-01 initial 10.00 EUR");
    }

    @Test
    void whatWasOrderedInATrialIsBilledThoughItEnds() {
        trialOf(ENDING, APR_1, MAY_1)
                .on(APR_11)
                .chargedWithNextBill("Help", eur("5.00"))
                .on(MAY_1)
                .is(Status.EXPIRED)
                .charged("2026-05-01 one-time 5.00 EUR");
    }

    @Test
    void aTrialThatIsCancelledAtItsEndIsNeverPaidFor() {
        trialOf(CONVERTING, APR_1, MAY_1)
                .on(APR_11)
                .cancelledAtPeriodEnd()
                .on(JUN_1)
                .is(Status.CANCELLED)
                .charged()
                .happened(
                        "2026-04-01 confirm",
                        "2026-04-01 start",
                        "2026-04-11 schedule-cancel",
                        "2026-04-24 remind-of-trial",
                        "2026-05-01 cancel");
    }

    @Test
    void aTrialIsEndedEarlyByPaying() {
        trialOf(CONVERTING, APR_1, MAY_1)
                .on(APR_16)
                .activated()
                .is(Status.ACTIVE)
                .period(APR_16, LocalDate.of(2026, 5, 16))
                .charged("2026-04-16 initial 30.00 EUR")
                .announced("confirmed", "activated", "trial-ended", "activated", "charged initial");
    }

    @Test
    void whatWasPlannedForItsEndIsThenPlannedForTheEndOfTheFirstPeriod() {
        // docs.stripe.com trials: with trial_end = now a cancellation at period end waits for the end of the period
        // paid
        var cancelled = trialOf(CONVERTING, APR_1, MAY_1)
                .cancelledAtPeriodEnd()
                .on(APR_16)
                .activated()
                .next(LocalDate.of(2026, 5, 16), Act.CANCEL)
                .subscription();
        assertThat(cancelled.term().trialEnd()).isEqualTo(APR_16);
        trialOf(CONVERTING, APR_1, MAY_1)
                .changedTo(monthly("Better", "60.00"), PERIOD_END, ProrationMode.PRORATE_NOW)
                .on(APR_16)
                .activated()
                .on(LocalDate.of(2026, 5, 16))
                .charged("2026-04-16 initial 30.00 EUR", "2026-05-16 renewal 60.00 EUR");
    }

    @Test
    void aTrialInThePastWasATrialThen() {
        SubscriptionScenario.aDraft(draft(item(CONVERTING), new Term(APR_1, APR_21, null, null), null, List.of()))
                .on(MAY_1)
                .confirmed()
                .happened(
                        "2026-05-01 confirm", "2026-04-01 start", "2026-04-14 remind-of-trial", "2026-04-21 end-trial")
                .charged("2026-04-21 initial 30.00 EUR");
    }

    @Test
    void anAnchorWaitsForTheEndOfTheTrial() {
        // hand: April 21 to 30, 10 of the 30 days from April 1 on
        confirmedOn(item(CONVERTING), new Term(APR_1, APR_21, null, 1))
                .on(MAY_1)
                .charged("2026-04-21 initial 10.00 EUR", "2026-05-01 renewal 30.00 EUR");
    }

    @Test
    void anotherPlanIsPaidForAfterTheTrialOfTheFirst() {
        trialOf(CONVERTING, APR_1, MAY_1)
                .on(APR_11)
                .changedTo(PlanBuilder.yearly("Yearly", "300.00"))
                .is(Status.ON_TRIAL)
                .on(MAY_1)
                .charged("2026-05-01 initial 300.00 EUR")
                .period(MAY_1, LocalDate.of(2027, 5, 1));
    }

    @Test
    void aChangeAtTheEndOfATrialComesBeforeTheFirstPeriod() {
        trialOf(CONVERTING, APR_1, MAY_1)
                .changedTo(monthly("Better", "60.00"), PERIOD_END, ProrationMode.PRORATE_NOW)
                .on(MAY_1)
                .charged("2026-05-01 initial 60.00 EUR");
    }

    private static SubscriptionScenario trialOf(PlanTerms plan, LocalDate start, LocalDate end) {
        return confirmedOn(item(plan), new Term(start, end, null, null));
    }
}

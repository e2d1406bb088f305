package dev.saldo.sales.subscription;

import static dev.saldo.sales.subscription.PlanBuilder.monthly;
import static dev.saldo.sales.subscription.PlanBuilder.yearly;
import static dev.saldo.sales.subscription.SubscriptionFixtures.ANOTHER_INVOICE;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_11;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_16;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_21;
import static dev.saldo.sales.subscription.SubscriptionFixtures.INVOICE;
import static dev.saldo.sales.subscription.SubscriptionFixtures.JUN_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.MAY_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.MAY_11;
import static dev.saldo.sales.subscription.SubscriptionFixtures.eur;
import static dev.saldo.sales.subscription.SubscriptionFixtures.item;
import static dev.saldo.sales.subscription.SubscriptionScenario.PERIOD_END;
import static dev.saldo.sales.subscription.SubscriptionScenario.confirmedOn;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of subscriptions whose invoices are not paid in time. */
class PayingLateTest {

    private static final PlanTerms TEN_DAYS =
            monthly().named("Basic").at("30.00", "EUR").grace(10).terms();
    private static final PlanTerms TWO_MONTHS =
            monthly().named("Basic").at("30.00", "EUR").grace(60).terms();
    private static final PlanTerms BETTER =
            monthly().named("Better").at("60.00", "EUR").grace(60).terms();

    @Test
    void whatIsNotPaidExpiresAfterItsDaysOfGrace() {
        confirmedOn(APR_1, TEN_DAYS)
                .on(APR_11)
                .overdue(INVOICE)
                .is(Status.PAST_DUE)
                .next(APR_21, Act.EXPIRE)
                .on(LocalDate.of(2026, 4, 20))
                .is(Status.PAST_DUE)
                .on(APR_21)
                .is(Status.EXPIRED)
                .endedBecause("unpaid")
                .announced("confirmed", "activated", "charged initial", "past-due", "expired");
    }

    @Test
    void withoutGraceItExpiresTheSameDay() {
        confirmedOn(APR_1, monthly().grace(0).terms())
                .on(APR_11)
                .overdue(INVOICE)
                .is(Status.EXPIRED);
    }

    @Test
    void whatIsPaidInTimeGoesOn() {
        confirmedOn(APR_1, TEN_DAYS)
                .on(APR_11)
                .overdue(INVOICE)
                .on(APR_16)
                .settled(INVOICE)
                .is(Status.ACTIVE)
                .announced("confirmed", "activated", "charged initial", "past-due", "resumed")
                .on(MAY_1)
                .charged("2026-04-01 initial 30.00 EUR", "2026-05-01 renewal 30.00 EUR");
    }

    @Test
    void graceCountsFromTheFirstInvoiceUntilAllArePaid() {
        confirmedOn(APR_1, TEN_DAYS)
                .on(APR_11)
                .overdue(INVOICE)
                .on(APR_16)
                .overdue(ANOTHER_INVOICE)
                .next(APR_21, Act.EXPIRE)
                .settled(INVOICE)
                .is(Status.PAST_DUE)
                .settled(ANOTHER_INVOICE)
                .is(Status.ACTIVE)
                .next(MAY_1, Act.RENEW);
    }

    @Test
    void whatIsPastDueIsRenewed() {
        confirmedOn(APR_1, TWO_MONTHS)
                .on(APR_11)
                .overdue(INVOICE)
                .on(MAY_1)
                .is(Status.PAST_DUE)
                .charged("2026-04-01 initial 30.00 EUR", "2026-05-01 renewal 30.00 EUR");
    }

    @Test
    void itsEndComesBeforeTheEndOfItsGrace() {
        confirmedOn(item(TWO_MONTHS), new Term(APR_1, null, APR_21, null))
                .on(APR_11)
                .overdue(INVOICE)
                .on(JUN_1)
                .is(Status.EXPIRED)
                .endedBecause("end-date");
    }

    @Test
    void whileItRestsNothingExpires() {
        confirmedOn(APR_1, TEN_DAYS)
                .on(APR_11)
                .paused()
                .overdue(INVOICE)
                .is(Status.PAUSED)
                .on(MAY_11)
                .is(Status.PAUSED)
                .unpaused()
                .is(Status.PAST_DUE)
                .next(LocalDate.of(2026, 5, 21), Act.EXPIRE);
    }

    @Test
    void whatIsPaidWhileItRestsIsForgotten() {
        confirmedOn(APR_1, TEN_DAYS)
                .on(APR_11)
                .paused()
                .overdue(INVOICE)
                .on(APR_16)
                .settled(INVOICE)
                .is(Status.PAUSED)
                .on(APR_21)
                .unpaused()
                .is(Status.ACTIVE);
    }

    @Test
    void whatIsPastDueCannotBePausedOrChanged() {
        confirmedOn(APR_1, TEN_DAYS)
                .on(APR_11)
                .overdue(INVOICE)
                .refused(Refusal.TRANSITION_NOT_ALLOWED, acts -> acts.pause(SubscriptionScenario.NOW, null, false))
                .refused(
                        Refusal.TRANSITION_NOT_ALLOWED,
                        acts -> acts.change(
                                List.of(item(BETTER)), SubscriptionScenario.NOW, ProrationMode.PRORATE_NOW, null));
    }

    @Test
    void aChangeThatFellDueMeanwhileHappensWhenItIsPaid() {
        // hand: 20 of 30 days are left on April 11
        confirmedOn(APR_1, TWO_MONTHS)
                .changedTo(BETTER, new Moment.On(LocalDate.of(2026, 4, 6)), ProrationMode.PRORATE_NOW)
                .overdue(INVOICE)
                .on(APR_11)
                .settled(INVOICE)
                .charged("2026-04-01 initial 30.00 EUR", "2026-04-11 plan-change 20.00 EUR")
                .happened(
                        "2026-04-01 confirm",
                        "2026-04-01 start",
                        "2026-04-01 schedule-change",
                        "2026-04-01 fall-past-due",
                        "2026-04-11 settle",
                        "2026-04-11 change");
    }

    @Test
    void aPauseThatFellDueMeanwhileBeginsWhenItIsPaid() {
        confirmedOn(APR_1, TWO_MONTHS)
                .paused(PERIOD_END, null, true)
                .on(APR_11)
                .overdue(INVOICE)
                .on(MAY_11)
                .is(Status.PAST_DUE)
                .settled(INVOICE)
                .is(Status.PAUSED)
                .on(LocalDate.of(2026, 5, 21))
                .unpaused()
                .billsOn(LocalDate.of(2026, 6, 11));
    }

    @Test
    void aPauseThatWouldBeOverByThenIsForgotten() {
        confirmedOn(APR_1, TWO_MONTHS)
                .paused(PERIOD_END, LocalDate.of(2026, 5, 6), true)
                .on(APR_11)
                .overdue(INVOICE)
                .on(MAY_11)
                .settled(INVOICE)
                .is(Status.ACTIVE)
                .next(JUN_1, Act.RENEW);
    }

    @Test
    void anotherBillingPeriodThatWasMissedWaitsForTheNextOne() {
        confirmedOn(APR_1, TWO_MONTHS)
                .changedTo(yearly("Yearly", "300.00"), PERIOD_END, ProrationMode.NONE)
                .on(APR_11)
                .overdue(INVOICE)
                .on(MAY_11)
                .settled(INVOICE)
                .on(JUN_1)
                .charged(
                        "2026-04-01 initial 30.00 EUR",
                        "2026-05-01 renewal 30.00 EUR",
                        "2026-06-01 renewal 300.00 EUR");
    }

    @Test
    void whatIsPastDueCanBeCancelledWithCredit() {
        confirmedOn(APR_1, TEN_DAYS)
                .on(APR_11)
                .overdue(INVOICE)
                .on(APR_16)
                .cancelledWithCredit()
                .charged("2026-04-01 initial 30.00 EUR", "2026-04-16 unused-time -15.00 EUR");
    }

    @Test
    void whatWaitedForTheNextBillIsBilledThoughItExpires() {
        confirmedOn(APR_1, TEN_DAYS)
                .chargedWithNextBill("Help", eur("5.00"))
                .on(APR_11)
                .overdue(INVOICE)
                .on(MAY_1)
                .charged("2026-04-01 initial 30.00 EUR", "2026-04-21 one-time 5.00 EUR");
    }
}

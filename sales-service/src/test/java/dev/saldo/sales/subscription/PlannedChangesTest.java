package dev.saldo.sales.subscription;

import static dev.saldo.sales.subscription.PlanBuilder.monthly;
import static dev.saldo.sales.subscription.PlanBuilder.yearly;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_11;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_16;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_21;
import static dev.saldo.sales.subscription.SubscriptionFixtures.FEB_28;
import static dev.saldo.sales.subscription.SubscriptionFixtures.JAN_31;
import static dev.saldo.sales.subscription.SubscriptionFixtures.JUN_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.MAR_31;
import static dev.saldo.sales.subscription.SubscriptionFixtures.MAY_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.MAY_11;
import static dev.saldo.sales.subscription.SubscriptionFixtures.addOn;
import static dev.saldo.sales.subscription.SubscriptionFixtures.item;
import static dev.saldo.sales.subscription.SubscriptionScenario.PERIOD_END;
import static dev.saldo.sales.subscription.SubscriptionScenario.confirmedOn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes for later. */
class PlannedChangesTest {

    private static final PlanTerms BASIC = monthly("Basic", "30.00");
    private static final PlanTerms BETTER = monthly("Better", "60.00");
    private static final PlanTerms YEARLY = yearly("Yearly", "300.00");

    @Test
    void aDowngradeAtTheEndOfThePeriodGivesNothingBack() {
        // getlago.com upgrades-downgrades: a downgrade waits for the end of the period
        confirmedOn(APR_1, BETTER)
                .on(APR_16)
                .changedTo(BASIC, PERIOD_END, ProrationMode.PRORATE_NOW)
                .next(MAY_1, Act.CHANGE)
                .on(MAY_1)
                .charged("2026-04-01 initial 60.00 EUR", "2026-05-01 renewal 30.00 EUR")
                .announced(
                        "confirmed",
                        "activated",
                        "charged initial",
                        "change-scheduled",
                        "plan-changed",
                        "charged renewal");
    }

    @Test
    void aChangeOnADayIsProratedAsOfThatDay() {
        confirmedOn(APR_1, BASIC)
                .changedTo(BETTER, new Moment.On(APR_21), ProrationMode.PRORATE_NOW)
                .on(MAY_1)
                .charged(
                        "2026-04-01 initial 30.00 EUR",
                        "2026-04-21 plan-change 10.00 EUR",
                        "2026-05-01 renewal 60.00 EUR");
    }

    @Test
    void itCanBeWithdrawnUntilThen() {
        confirmedOn(APR_1, BETTER)
                .on(APR_16)
                .changedTo(BASIC, PERIOD_END, ProrationMode.NONE)
                .withdrawnChange()
                .refused(Refusal.NOTHING_TO_WITHDRAW, Acts::withdrawChange)
                .on(MAY_1)
                .charged("2026-04-01 initial 60.00 EUR", "2026-05-01 renewal 60.00 EUR");
    }

    @Test
    void aLaterPlanTakesThePlaceOfAnEarlierOne() {
        confirmedOn(APR_1, BASIC)
                .changedTo(BETTER, PERIOD_END, ProrationMode.NONE)
                .changedTo(monthly("Best", "90.00"), PERIOD_END, ProrationMode.NONE)
                .on(MAY_1)
                .charged("2026-04-01 initial 30.00 EUR", "2026-05-01 renewal 90.00 EUR");
    }

    @Test
    void aChangeNowTakesThePlaceOfWhatWasPlanned() {
        confirmedOn(APR_1, BASIC)
                .changedTo(BETTER, PERIOD_END, ProrationMode.NONE)
                .on(APR_16)
                .changedTo(monthly("Best", "90.00"))
                .on(MAY_1)
                .charged(
                        "2026-04-01 initial 30.00 EUR",
                        "2026-04-16 plan-change 30.00 EUR",
                        "2026-05-01 renewal 90.00 EUR");
    }

    @Test
    void anotherBillingPeriodBeginsWhereTheOldOneEnds() {
        for (var mode : ProrationMode.values()) {
            confirmedOn(APR_1, BASIC)
                    .on(APR_16)
                    .changedTo(YEARLY, PERIOD_END, mode)
                    .on(MAY_1)
                    .charged("2026-04-01 initial 30.00 EUR", "2026-05-01 renewal 300.00 EUR")
                    .period(MAY_1, LocalDate.of(2027, 5, 1));
        }
    }

    @Test
    void anAnchorOnThe31stComesBackAfterAChangeOfTheBillingPeriod() {
        confirmedOn(JAN_31, BASIC)
                .changedTo(PlanBuilder.monthly().every(3).at("90", "EUR").terms(), PERIOD_END, ProrationMode.NONE)
                .on(FEB_28)
                .period(FEB_28, LocalDate.of(2026, 5, 31));
        confirmedOn(item(BASIC), new Term(JAN_31, null, null, 31))
                .changedTo(
                        PlanBuilder.monthly()
                                .every(1)
                                .named("Other")
                                .at("9", "EUR")
                                .terms(),
                        PERIOD_END,
                        ProrationMode.NONE)
                .on(FEB_28)
                .period(FEB_28, MAR_31);
    }

    @Test
    void onADayInAPeriodAnotherBillingPeriodIsProratedOrRefused() {
        confirmedOn(APR_1, BASIC)
                .refused(
                        Refusal.INTERVAL_DIFFERS,
                        acts -> acts.change(List.of(item(YEARLY)), new Moment.On(APR_16), ProrationMode.NONE, null))
                .refused(
                        Refusal.INTERVAL_DIFFERS,
                        acts -> acts.change(List.of(item(YEARLY)), new Moment.On(MAY_11), ProrationMode.NONE, null))
                .changedTo(YEARLY, new Moment.On(APR_16), ProrationMode.PRORATE_NOW)
                .on(APR_16)
                .charged("2026-04-01 initial 30.00 EUR", "2026-04-16 plan-change 285.00 EUR");
    }

    @Test
    void anotherBillingPeriodBeginsOnTheAnchorThatWasAgreed() {
        // 15 days of April are given back, and 15 of the 365 that end on the anchor charged; then a year
        var yearly = yearly("Yearly", "365.00");
        confirmedOn(item(BASIC), new Term(APR_1, null, null, 1))
                .on(APR_16)
                .changedTo(yearly)
                .lines("Basic 2026-04-16..2026-05-01 -15.00 EUR", "Yearly 2026-04-16..2026-05-01 15.00 EUR")
                .on(MAY_1)
                .charged(
                        "2026-04-01 initial 30.00 EUR",
                        "2026-04-16 plan-change 0.00 EUR",
                        "2026-05-01 renewal 365.00 EUR");
    }

    @Test
    void onTheFirstDayOfALaterPeriodAnotherBillingPeriodNeedsNoProration() {
        confirmedOn(APR_1, BASIC)
                .changedTo(YEARLY, new Moment.On(JUN_1), ProrationMode.NONE)
                .on(JUN_1)
                .charged(
                        "2026-04-01 initial 30.00 EUR",
                        "2026-05-01 renewal 30.00 EUR",
                        "2026-06-01 renewal 300.00 EUR");
    }

    @Test
    void anAddOnBeginsWithTheNextPeriod() {
        var support = monthly("Support", "15.00");
        confirmedOn(APR_1, BASIC)
                .changed(PERIOD_END, ProrationMode.PRORATE_NOW, item(BASIC), addOn(support, 2))
                .on(MAY_1)
                .lines("Basic 2026-05-01..2026-06-01 30.00 EUR", "Support 2026-05-01..2026-06-01 30.00 EUR");
    }

    @Test
    void nothingChangesAfterTheEnd() {
        confirmedOn(item(BASIC), new Term(APR_1, null, APR_21, null))
                .refused(
                        Refusal.ENDS_BEFORE,
                        acts -> acts.change(List.of(item(BETTER)), new Moment.On(MAY_1), ProrationMode.NONE, null));
    }

    @Test
    void norOnTheDayOfTheEnd() {
        confirmedOn(item(BASIC), new Term(APR_1, null, MAY_1, null))
                .refused(
                        Refusal.ENDS_BEFORE,
                        acts -> acts.change(List.of(item(BETTER)), PERIOD_END, ProrationMode.PRORATE_NOW, null))
                .refused(Refusal.ENDS_BEFORE, acts -> acts.pause(new Moment.On(MAY_1), null, false))
                .changedTo(BETTER, new Moment.On(MAY_1.minusDays(1)), ProrationMode.PRORATE_NOW)
                .cancelledOn(MAY_1);
    }

    @Test
    void whatIsPutOffToTheEndIsDropped() {
        // another billing period has to wait for the end of the present one, which is the end of all
        var monthly = PlanBuilder.monthly().at("30", "EUR").grace(60).terms();
        var life = confirmedOn(item(monthly), new Term(APR_1, null, JUN_1, null))
                .changedTo(YEARLY, new Moment.On(MAY_1), ProrationMode.NONE)
                .on(APR_16)
                .overdue(SubscriptionFixtures.INVOICE)
                .on(MAY_11)
                .settled(SubscriptionFixtures.INVOICE)
                .next(JUN_1, Act.EXPIRE);

        assertThat(life.subscription().state().change()).isNull();
        assertThat(life.steps().getLast().detail()).isEqualTo("change-dropped");
    }

    @Test
    void anEndComesBeforeAChangeOfTheSameDay() {
        confirmedOn(APR_1, BASIC)
                .on(APR_11)
                .changedTo(BETTER, PERIOD_END, ProrationMode.PRORATE_NOW)
                .cancelledAtPeriodEnd()
                .on(MAY_1)
                .is(Status.CANCELLED)
                .charged("2026-04-01 initial 30.00 EUR");
    }
}

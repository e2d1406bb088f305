package dev.saldo.sales.subscription;

import static dev.saldo.sales.subscription.PlanBuilder.monthly;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_16;
import static dev.saldo.sales.subscription.SubscriptionFixtures.INVOICE;
import static dev.saldo.sales.subscription.SubscriptionFixtures.MAIN;
import static dev.saldo.sales.subscription.SubscriptionFixtures.MAY_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.addOn;
import static dev.saldo.sales.subscription.SubscriptionFixtures.eur;
import static dev.saldo.sales.subscription.SubscriptionFixtures.item;
import static dev.saldo.sales.subscription.SubscriptionScenario.NOW;
import static dev.saldo.sales.subscription.SubscriptionScenario.PERIOD_END;
import static dev.saldo.sales.subscription.SubscriptionScenario.confirmedOn;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** To another version of the same plan. Half of the period is left where it happens now. */
class MovingTest {

    private static final PlanTerms FIRST = monthly("Basic", "30.00");
    private static final PlanTerms SECOND = version(2, monthly().named("Basic").at("40.00", "EUR"));
    private static final PlanTerms THIRD = version(3, monthly().named("Basic").at("50.00", "EUR"));
    private static final PlanTerms SUPPORT = monthly("Support", "15.00");
    private static final PlanTerms BETTER = monthly("Better", "60.00");

    @Test
    void whatIsLeftOfThePeriodIsProratedNow() {
        var move = done(inApril(FIRST), SECOND, NOW, ProrationMode.PRORATE_NOW);

        // 15 of 30 days: 20.00 less 15.00
        assertThat(move).isEqualTo(new Move.Done(id(), eur("30.00"), eur("40.00"), eur("5.00")));
    }

    @Test
    void nothingIsBilledForWhatHappensWhenThePeriodEnds() {
        var scenario = inApril(FIRST);
        var step = accepted(scenario, SECOND, PERIOD_END, ProrationMode.NONE);

        assertThat(Move.Done.of(step)).isEqualTo(new Move.Done(id(), eur("30.00"), eur("40.00"), eur("0.00")));
        scenario.changed(PERIOD_END, ProrationMode.NONE, item(SECOND))
                .on(MAY_1)
                .charged("2026-04-01 initial 30.00 EUR", "2026-05-01 renewal 40.00 EUR");
    }

    @Test
    void aPriceThatWasAgreedStays() {
        var agreed = new Item(MAIN, FIRST, 2, eur("20.00"), null);
        var moved = accepted(confirmedOn(APR_1, agreed).on(APR_16), SECOND, NOW, ProrationMode.PRORATE_NOW)
                .after();

        assertThat(moved.main().unitPrice()).isEqualTo(eur("20.00"));
        assertThat(moved.main().quantity()).isEqualTo(2);
        assertThat(Recurring.totals(moved).total()).isEqualTo(eur("40.00"));
    }

    @Test
    void theQuantityRisesToTheNewMinimum() {
        var bigger = version(2, monthly().named("Basic").at("30.00", "EUR").atLeast(3));

        assertThat(accepted(inApril(FIRST), bigger, NOW, ProrationMode.NONE)
                        .after()
                        .main()
                        .quantity())
                .isEqualTo(3);
        assertThat(accepted(confirmedOn(APR_1, item(FIRST, 5)), bigger, NOW, ProrationMode.NONE)
                        .after()
                        .main()
                        .quantity())
                .isEqualTo(5);
    }

    @Test
    void addOnsStay() {
        var scenario = inApril(FIRST).changed(NOW, ProrationMode.NONE, item(FIRST), addOn(SUPPORT, 2));
        var move = done(scenario, SECOND, NOW, ProrationMode.PRORATE_NOW);

        assertThat(move).isEqualTo(new Move.Done(id(), eur("60.00"), eur("70.00"), eur("5.00")));
    }

    @Test
    void aTrialAndWhatHasNotBegunCostNothingNow() {
        var trial = new Term(APR_1, MAY_1, null, null);

        assertThat(done(confirmedOn(item(FIRST), trial), SECOND, NOW, ProrationMode.PRORATE_NOW)
                        .dueNow())
                .isEqualTo(eur("0.00"));
    }

    @Test
    void aScheduledChangeIsNotLost() {
        var leaving = inApril(FIRST).changedTo(BETTER, PERIOD_END, ProrationMode.NONE);
        var growing = inApril(FIRST).changed(PERIOD_END, ProrationMode.NONE, item(FIRST, 4));
        var extended = inApril(FIRST).changed(PERIOD_END, ProrationMode.NONE, item(SECOND), addOn(SUPPORT, 1));

        for (var scenario : List.of(leaving, growing, extended)) {
            refused(Refusal.CHANGE_SCHEDULED, scenario, SECOND, PERIOD_END, ProrationMode.NONE);
            refused(Refusal.CHANGE_SCHEDULED, scenario, SECOND, NOW, ProrationMode.PRORATE_NOW);
        }
    }

    @Test
    void anEarlierMoveThatHasNotHappenedYetGivesWay() {
        var scenario = inApril(FIRST).changedTo(SECOND, PERIOD_END, ProrationMode.NONE);
        var step = accepted(scenario, THIRD, PERIOD_END, ProrationMode.NONE);

        assertThat(step.after().state().change())
                .isNotNull()
                .satisfies(
                        change -> assertThat(change.items().getFirst().plan()).isEqualTo(THIRD));
    }

    @Test
    void whatCannotBeMovedSaysWhy() {
        var pastDue = inApril(FIRST).overdue(INVOICE);
        var paused = inApril(FIRST).paused();
        var yearly = version(2, PlanBuilder.yearly().named("Basic").at("300.00", "EUR"));

        refused(Refusal.NOT_PRICED, inApril(FIRST), null, NOW, ProrationMode.PRORATE_NOW);
        refused(Refusal.OTHER_PLAN, inApril(BETTER), SECOND, NOW, ProrationMode.PRORATE_NOW);
        refused(Refusal.ALREADY_THERE, inApril(SECOND), SECOND, NOW, ProrationMode.PRORATE_NOW);
        refused(Refusal.TRANSITION_NOT_ALLOWED, pastDue, SECOND, NOW, ProrationMode.PRORATE_NOW);
        refused(Refusal.PAUSED_UNBILLED, paused, SECOND, NOW, ProrationMode.PRORATE_NOW);
        refused(Refusal.INTERVAL_DIFFERS, inApril(FIRST), yearly, NOW, ProrationMode.NONE);
        refused(
                Refusal.INTERVAL_DIFFERS,
                inApril(FIRST).changed(NOW, ProrationMode.NONE, item(FIRST), addOn(SUPPORT, 1)),
                yearly,
                PERIOD_END,
                ProrationMode.NONE);
        accepted(pastDue, SECOND, PERIOD_END, ProrationMode.NONE);
        accepted(paused, SECOND, PERIOD_END, ProrationMode.NONE);
        accepted(paused, SECOND, NOW, ProrationMode.NONE);
        accepted(inApril(FIRST), yearly, NOW, ProrationMode.PRORATE_NOW);
    }

    @Test
    void theHistoryTellsWhy() {
        var step = accepted(inApril(FIRST), SECOND, PERIOD_END, ProrationMode.NONE);

        assertThat(step.andTold("migration 7").detail()).isEqualTo("2026-05-01, migration 7");
    }

    /** Begun on the first of April, and today is the sixteenth. */
    private static SubscriptionScenario inApril(PlanTerms plan) {
        return confirmedOn(APR_1, plan).on(APR_16);
    }

    private static UUID id() {
        return inApril(FIRST).subscription().id();
    }

    private static Move.Done done(SubscriptionScenario scenario, PlanTerms terms, Moment when, ProrationMode mode) {
        return Move.Done.of(accepted(scenario, terms, when, mode));
    }

    private static Step accepted(SubscriptionScenario scenario, PlanTerms terms, Moment when, ProrationMode mode) {
        var decision = new Moving(scenario.subscription(), terms).ask(scenario.acts(), when, mode);
        assertThat(decision).as(scenario.toString()).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).step();
    }

    private static void refused(
            Refusal reason, SubscriptionScenario scenario, @Nullable PlanTerms terms, Moment when, ProrationMode mode) {
        var moving = new Moving(scenario.subscription(), terms);
        scenario.refused(reason, acts -> moving.ask(acts, when, mode));
    }

    private static PlanTerms version(int number, PlanBuilder plan) {
        var terms = plan.terms();
        return new PlanTerms(
                terms.planId(),
                number,
                terms.productId(),
                terms.name(),
                terms.sku(),
                terms.rank(),
                terms.interval(),
                terms.tariff(),
                terms.minimumQuantity(),
                terms.trialDays(),
                terms.trialEnd(),
                terms.graceDays(),
                terms.autoClose(),
                terms.pausable(),
                terms.renewable(),
                terms.taxes(),
                terms.supply());
    }
}

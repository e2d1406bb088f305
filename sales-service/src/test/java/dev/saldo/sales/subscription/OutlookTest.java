package dev.saldo.sales.subscription;

import static dev.saldo.sales.subscription.PlanBuilder.monthly;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_11;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_21;
import static dev.saldo.sales.subscription.SubscriptionFixtures.JUN_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.MAY_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.addOn;
import static dev.saldo.sales.subscription.SubscriptionFixtures.eur;
import static dev.saldo.sales.subscription.SubscriptionFixtures.item;
import static dev.saldo.sales.subscription.SubscriptionScenario.PERIOD_END;
import static dev.saldo.sales.subscription.SubscriptionScenario.confirmedOn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.sales.subscription.Decision.Accepted;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What previews show of steps; of a plan of 30.00 a month, seen on 11 April. */
class OutlookTest {

    private static final PlanTerms BASIC = monthly("Basic", "30.00");
    private static final PlanTerms EXTRA = monthly("Extra", "15.00");

    /** Of a pause now. Days that were paid for and rested on are over, unless they come after it. */
    @ParameterizedTest
    @CsvSource({
        "           , false,            , status",
        "           , true ,            , status",
        "2026-04-21 , false, 2026-05-01 , status",
        "2026-05-11 , false, 2026-05-11 , status",
        "2026-04-21 , true , 2026-05-11 , status periodEnd",
        "2026-06-11 , true , 2026-07-01 , status periodEnd",
    })
    void aPauseTellsWhenThereIsABillAgain(
            @Nullable LocalDate until, boolean extend, @Nullable LocalDate billsOn, String differences) {
        var shown = shown(active(), new Wish.Pause(new Wish.When(null, false), until, extend));

        assertThat(shown.status()).isEqualTo("paused");
        assertThat(shown.effectiveOn()).isEqualTo(APR_11);
        assertThat(shown.charges()).isEmpty();
        assertThat(shown.dueNow()).isEqualTo(eur("0.00"));
        assertThat(shown.total()).isEqualTo(eur("30.00"));
        assertThat(shown.nextBillingDate()).isEqualTo(billsOn);
        assertThat(String.join(
                        " ", shown.differences().stream().map(Difference::field).toList()))
                .isEqualTo(differences);
    }

    @Test
    void aPauseForLaterIsShownWithWhatComesBefore() {
        var shown = shown(active(), new Wish.Pause(new Wish.When(null, true), LocalDate.of(2026, 5, 21), false));
        var later = shown(
                active(),
                new Wish.Pause(new Wish.When(LocalDate.of(2026, 5, 11), false), LocalDate.of(2026, 5, 21), true));

        assertThat(shown.status()).isEqualTo("active");
        assertThat(shown.effectiveOn()).isEqualTo(MAY_1);
        assertThat(shown.nextBillingDate()).isEqualTo(LocalDate.of(2026, 5, 21));
        assertThat(later.nextBillingDate()).isEqualTo(MAY_1);
    }

    @Test
    void anEndThatMovesIsShown() {
        var ending =
                confirmedOn(item(BASIC), new Term(APR_1, null, JUN_1, null)).on(APR_11);

        var shown = shown(ending, new Wish.Pause(new Wish.When(null, false), APR_21, true));

        assertThat(shown.differences())
                .contains(new Difference("endDate", "2026-06-01", "2026-06-11"))
                .contains(new Difference("periodEnd", "2026-05-01", "2026-05-11"));
    }

    @Test
    void whatEndsAfterItsPauseIsNotBilledAgain() {
        var shown = shown(active().cancelledAtPeriodEnd(), new Wish.Pause(new Wish.When(null, false), APR_21, false));

        assertThat(shown.nextBillingDate()).isNull();
    }

    @Test
    void anAddOnIsShownBesideWhatIsThere() {
        var shown =
                shown(active(), new Wish.AddOn(addOn(EXTRA, 2), new Wish.When(null, false), ProrationMode.PRORATE_NOW));

        // 20 of 30 days of 30.00
        assertThat(shown.dueNow()).isEqualTo(eur("20.00"));
        assertThat(shown.total()).isEqualTo(eur("60.00"));
        assertThat(shown.periodStart()).isEqualTo(APR_1);
        assertThat(shown.periodEnd()).isEqualTo(MAY_1);
        assertThat(shown.differences()).containsExactly(new Difference("addOn", null, "Extra"));
    }

    @Test
    void aChargeLeavesWhatIsScheduledOutOfIt() {
        var scheduled = active().changed(PERIOD_END, ProrationMode.PRORATE_NOW, item(EXTRA, 1));

        var now = shown(scheduled, new Wish.OneTime("Help", 3, eur("5.00"), null, true));
        var next = shown(scheduled, new Wish.OneTime("Help", 3, eur("5.00"), null, false));

        assertThat(now.effectiveOn()).isEqualTo(APR_11);
        assertThat(now.dueNow()).isEqualTo(eur("15.00"));
        assertThat(now.total()).isEqualTo(eur("30.00"));
        assertThat(now.differences()).isEmpty();
        assertThat(next.dueNow()).isEqualTo(eur("0.00"));
        assertThat(next.pending()).extracting(line -> line.total()).containsExactly(eur("15.00"));
    }

    @Test
    void whatWouldBeOverIsInNoPeriod() {
        var shown = shown(active(), new Wish.Cancel(new Wish.When(null, false), true, null));

        assertThat(shown.periodStart()).isNull();
        assertThat(shown.dueNow()).isEqualTo(eur("-20.00"));
    }

    private static SubscriptionScenario active() {
        return confirmedOn(APR_1, BASIC).on(APR_11);
    }

    private static PreviewView shown(SubscriptionScenario scenario, Wish wish) {
        if (!(wish.ask(scenario.subscription(), scenario.acts()) instanceof Accepted(var step))) {
            throw new AssertionError("refused " + scenario);
        }
        return new Outlook(step, scenario.facts(), true).view(SubscriptionFixtures.STORE, List.of());
    }
}

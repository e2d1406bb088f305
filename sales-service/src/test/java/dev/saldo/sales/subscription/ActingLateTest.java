package dev.saldo.sales.subscription;

import static dev.saldo.sales.subscription.PlanBuilder.monthly;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_16;
import static dev.saldo.sales.subscription.SubscriptionFixtures.JUN_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.MAY_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.MAY_11;
import static dev.saldo.sales.subscription.SubscriptionFixtures.draft;
import static dev.saldo.sales.subscription.SubscriptionFixtures.item;
import static dev.saldo.sales.subscription.SubscriptionFixtures.on;
import static dev.saldo.sales.subscription.SubscriptionFixtures.term;
import static dev.saldo.sales.subscription.SubscriptionScenario.NOW;
import static dev.saldo.sales.subscription.SubscriptionScenario.PERIOD_END;
import static dev.saldo.sales.subscription.SubscriptionScenario.confirmedOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.sales.subscription.Decision.Accepted;
import dev.saldo.sales.subscription.Decision.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is asked of a subscription that the job has not come to yet. */
class ActingLateTest {

    private static final PlanTerms BASIC = monthly("Basic", "31.00");
    private static final PlanTerms ORPHAN =
            monthly().named("Orphan").unsupplied().terms();

    @Test
    void whatFellDueComesFirst() {
        var answer = asked(
                confirmedOn(APR_1, BASIC).subscription(),
                MAY_11,
                acts -> acts.change(List.of(item(monthly("Better", "62.00"))), NOW, ProrationMode.PRORATE_NOW, null));

        assertThat(happened(answer)).containsExactly("2026-05-01 renew 31.00 EUR", "2026-05-11 change 21.00 EUR");
    }

    @Test
    void whatIsAskedForTheEndOfThePeriodIsMeantForThePresentOne() {
        var answer =
                asked(confirmedOn(APR_1, BASIC).subscription(), MAY_11, acts -> acts.cancel(PERIOD_END, false, null));

        assertThat(happened(answer)).containsExactly("2026-05-01 renew 31.00 EUR", "2026-05-11 schedule-cancel");
        assertThat(last(answer).state().cancellation().on()).isEqualTo(JUN_1);
    }

    @Test
    void aQuotationThatHasLapsedIsNotAccepted() {
        var quoted = SubscriptionScenario.aDraft(draft(item(BASIC), term(APR_1), null, List.of()))
                .on(APR_1)
                .quotedUntil(MAY_1)
                .subscription();

        var answer = asked(quoted, MAY_1, Acts::accept);

        assertThat(answer.decision()).isEqualTo(new Refused(Refusal.TRANSITION_NOT_ALLOWED));
        assertThat(answer.present().status()).isEqualTo(Status.EXPIRED);
    }

    @Test
    void whatCannotBeTakenFurtherAnswersWithTheCause() {
        var stuck = stuck();
        var acts = List.<Function<Acts, Decision>>of(
                one -> one.pause(NOW, null, false),
                one -> one.change(List.of(item(BASIC)), NOW, ProrationMode.NONE, null),
                one -> one.cancel(new Moment.On(JUN_1), false, null));

        for (var act : acts) {
            assertThatThrownBy(() -> asked(stuck, MAY_11, act)).isInstanceOf(Unbillable.class);
        }
    }

    @Test
    void butItCanBeEndedAtOnceWithoutWhatFellDue() {
        for (var when : List.of(NOW, PERIOD_END)) {
            var answer = asked(stuck(), MAY_11, acts -> acts.cancel(when, true, null));

            assertThat(happened(answer)).containsExactly("2026-05-11 cancel");
            assertThat(last(answer).status()).isEqualTo(Status.CANCELLED);
        }
    }

    @Test
    void moreThanIsDoneAtOnceIsLeftToTheJob() {
        var daily = confirmedOn(APR_1, PlanBuilder.daily().terms()).subscription();

        assertThat(asked(daily, APR_1.plusDays(Asking.MOST_AT_ONCE), Acts::unpause)
                        .decision())
                .isEqualTo(new Refused(Refusal.NOTHING_TO_WITHDRAW));
        assertThat(asked(daily, APR_1.plusDays(Asking.MOST_AT_ONCE + 1), Acts::unpause)
                        .decision())
                .isEqualTo(new Refused(Refusal.CATCHING_UP));
    }

    @Test
    void whoDeletesItDoesNotPayForWhatFellDue() {
        var answer = new Asking(on(MAY_11), "anna", "system").asItStands(stuck(), (_, acts) -> acts.delete(null));

        assertThat(happened(answer)).containsExactly("2026-05-11 delete");
    }

    /** Nobody supplies what it was changed to, from the next period on. */
    private static Subscription stuck() {
        return confirmedOn(APR_1, BASIC)
                .on(APR_16)
                .changedTo(ORPHAN, ProrationMode.NONE)
                .subscription();
    }

    private static Asking.Answer asked(Subscription subscription, LocalDate day, Function<Acts, Decision> rule) {
        return new Asking(on(day), "anna", "system").answer(subscription, (_, acts) -> rule.apply(acts));
    }

    private static List<String> happened(Asking.Answer answer) {
        return steps(answer).stream()
                .map(step -> "%s %s %s"
                        .formatted(
                                step.on(),
                                step.act().wire(),
                                step.charges().stream()
                                        .map(charge -> charge.totals().total().toString())
                                        .findFirst()
                                        .orElse(""))
                        .strip())
                .toList();
    }

    private static Subscription last(Asking.Answer answer) {
        return steps(answer).getLast().after();
    }

    private static List<Step> steps(Asking.Answer answer) {
        return answer.with(((Accepted) answer.decision()).step());
    }
}

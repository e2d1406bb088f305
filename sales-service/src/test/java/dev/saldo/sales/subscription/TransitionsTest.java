package dev.saldo.sales.subscription;

import static dev.saldo.sales.subscription.PlanBuilder.monthly;
import static dev.saldo.sales.subscription.SubscriptionFixtures.ANOTHER_INVOICE;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_11;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_16;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_21;
import static dev.saldo.sales.subscription.SubscriptionFixtures.FEB_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.INVOICE;
import static dev.saldo.sales.subscription.SubscriptionFixtures.JUN_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.MAY_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.draft;
import static dev.saldo.sales.subscription.SubscriptionFixtures.eur;
import static dev.saldo.sales.subscription.SubscriptionFixtures.item;
import static dev.saldo.sales.subscription.SubscriptionFixtures.on;
import static dev.saldo.sales.subscription.SubscriptionFixtures.term;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.money.Money;
import dev.saldo.sales.subscription.Decision.Refused;
import dev.saldo.sales.tariff.LineItem;
import dev.saldo.sales.tariff.PricedLine;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of transitions, generated: every act in every status. */
class TransitionsTest {

    private static final PlanTerms PLAN = monthly("Basic", "30.00");
    private static final PlanTerms BETTER = monthly("Better", "60.00");
    private static final Moment LATER = new Moment.On(APR_21);
    private static final Term WITH_TRIAL = new Term(APR_1, MAY_1, null, null);

    static Stream<Arguments> everyActInEveryStatus() {
        return Arrays.stream(Act.values())
                .flatMap(act -> Arrays.stream(Status.values()).map(status -> Arguments.of(act, status)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("everyActInEveryStatus")
    void whatIsNotInTheTableIsRefusedAndWhatIsHappens(Act act, Status status) {
        var scenario = in(status);
        assertThat(scenario.subscription().status()).isEqualTo(status);
        var acts = scenario.on(APR_16).acts();

        switch (act) {
            case LAPSE, START, REMIND_OF_TRIAL, END_TRIAL, RENEW, EXPIRE, CLOSE ->
                assertThat(Schedule.of(scenario.subscription(), SubscriptionFixtures.WEEK_BEFORE))
                        .as("falls due where it is allowed, or not at all")
                        .noneMatch(entry -> entry.act() == act && !act.isAllowedIn(status));
            default -> {
                var decision = asked(act, acts, scenario.subscription());
                if (act.isAllowedIn(status)) {
                    assertThat(decision).isNotEqualTo(new Refused(Refusal.TRANSITION_NOT_ALLOWED));
                } else {
                    assertThat(decision).isEqualTo(new Refused(Refusal.TRANSITION_NOT_ALLOWED));
                }
            }
        }
    }

    /** What is due happens in the status it falls due in, and in no other. */
    @ParameterizedTest
    @EnumSource(Status.class)
    void nothingFallsDueThatTheTableDoesNotAllow(Status status) {
        assertThat(Schedule.of(in(status).subscription(), SubscriptionFixtures.WEEK_BEFORE))
                .allMatch(entry -> entry.act().isAllowedIn(status));
    }

    /** A draft, too, waits for somebody; and so does a pause without an end. */
    @ParameterizedTest
    @EnumSource(Status.class)
    void whatIsOverHasNothingToCome(Status status) {
        var scheduled = Schedule.of(in(status).subscription(), SubscriptionFixtures.WEEK_BEFORE);

        assertThat(scheduled.isEmpty()).isEqualTo(status.isOver() || status == Status.DRAFT || status == Status.PAUSED);
    }

    @ParameterizedTest(name = "{0} from {1}")
    @MethodSource("everyActInEveryStatus")
    void noStepLeavesTheTable(Act act, Status from) {
        var before = with(from);
        for (var to : Status.values()) {
            if (!act.leads(from, to)) {
                assertThatThrownBy(() -> Step.of(act, before, with(to), on(APR_1), "anna", null, List.of(), List.of()))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("%s does not lead from %s to %s", act, from, to);
            }
        }
    }

    @Test
    void everyTransitionOfTheTableHappensInSomeLife() {
        var happened = lives().flatMap(life -> life.steps().stream())
                .map(step -> transition(
                        step.act(), step.before().status(), step.after().status()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(happened).isEqualTo(table());
    }

    @Test
    void whatIsAllowedInAStatusIsNamed() {
        assertThat(Act.allowedIn(Status.DRAFT))
                .containsExactly(Act.EDIT, Act.QUOTE, Act.APPROVE, Act.CONFIRM, Act.CANCEL, Act.DELETE);
        assertThat(Act.allowedIn(Status.CLOSED)).containsExactly(Act.DELETE);
    }

    private static Set<String> table() {
        var table = new TreeSet<String>();
        for (var act : Act.values()) {
            for (var from : Status.values()) {
                for (var to : Status.values()) {
                    if (act.leads(from, to)) {
                        table.add(transition(act, from, to));
                    }
                }
            }
        }
        return table;
    }

    private static String transition(Act act, Status from, Status to) {
        return "%s: %s to %s".formatted(act, from, to);
    }

    private static Subscription with(Status status) {
        return draft(item(PLAN), term(APR_1), null, List.of()).with(next -> next.status = status);
    }

    private static Decision asked(Act act, Acts acts, Subscription subscription) {
        return switch (act) {
            case EDIT -> acts.edit(subscription);
            case QUOTE -> acts.quote(MAY_1);
            case ACCEPT -> acts.accept();
            case DECLINE -> acts.decline(null);
            case APPROVE -> acts.approve(null);
            case CONFIRM -> acts.confirm();
            case ACTIVATE -> acts.activate();
            case CHANGE -> acts.change(List.of(item(BETTER)), new Moment.Now(), ProrationMode.NONE, null);
            case SCHEDULE_CHANGE -> acts.change(List.of(item(BETTER)), LATER, ProrationMode.NONE, null);
            case WITHDRAW_CHANGE -> acts.withdrawChange();
            case CHARGE -> acts.charge(line(), Map.of(), true);
            case CANCEL -> acts.cancel(new Moment.Now(), false, null);
            case SCHEDULE_CANCEL -> acts.cancel(LATER, false, null);
            case RESUME -> acts.resume();
            case PAUSE -> acts.pause(new Moment.Now(), null, false);
            case SCHEDULE_PAUSE -> acts.pause(LATER, null, false);
            case UNPAUSE -> acts.unpause();
            case FALL_PAST_DUE -> acts.overdue(INVOICE);
            case SETTLE -> acts.settled(INVOICE);
            case DELETE -> acts.delete(null);
            case LAPSE, START, REMIND_OF_TRIAL, END_TRIAL, RENEW, EXPIRE, CLOSE ->
                throw new IllegalArgumentException("nobody asks for " + act);
        };
    }

    private static PricedLine line() {
        return PricedLine.of(
                new LineItem("Help", null, null, 1, eur("5.00"), false),
                Money.zero(eur("5.00").currency()),
                List.of());
    }

    /** One in that status around the middle of April, come there by real acts. */
    private static SubscriptionScenario in(Status status) {
        return switch (status) {
            case DRAFT -> drafted();
            case QUOTATION -> drafted().quotedUntil(MAY_1);
            case CONFIRMED ->
                SubscriptionScenario.aDraft(draft(item(PLAN), term(MAY_1), null, List.of()))
                        .on(APR_1)
                        .confirmed();
            case ON_TRIAL -> onTrial();
            case ACTIVE -> active();
            case PAST_DUE -> pastDue();
            case PAUSED -> active().paused();
            case CANCELLED -> active().cancelled();
            case EXPIRED -> drafted().quotedUntil(APR_11).on(APR_11);
            case CLOSED ->
                SubscriptionScenario.confirmedOn(
                                FEB_1, monthly().closingAfter(1).terms())
                        .on(APR_1);
        };
    }

    private static SubscriptionScenario drafted() {
        return SubscriptionScenario.aDraft(draft(item(PLAN), term(APR_1), null, List.of()))
                .on(APR_1);
    }

    private static SubscriptionScenario onTrial() {
        return SubscriptionScenario.confirmedOn(item(PLAN), WITH_TRIAL);
    }

    private static SubscriptionScenario active() {
        return SubscriptionScenario.confirmedOn(
                APR_1, monthly().named("Basic").grace(60).terms());
    }

    private static SubscriptionScenario pastDue() {
        return active().overdue(INVOICE);
    }

    private static Stream<SubscriptionScenario> lives() {
        return Stream.of(
                        Arrays.stream(Status.values()).map(status -> in(status).deleted()),
                        Arrays.stream(Status.values())
                                .filter(Act.APPROVE::isAllowedIn)
                                .map(status -> in(status).approved(null)),
                        beginnings(),
                        trials(),
                        changes(),
                        ends(),
                        pauses())
                .flatMap(lives -> lives);
    }

    private static Stream<SubscriptionScenario> beginnings() {
        var unstarted = draft(item(PLAN), new Term(MAY_1, JUN_1, null, null), null, List.of());
        return Stream.of(
                drafted().edited(in(Status.DRAFT).subscription()),
                drafted().cancelled(),
                drafted().quotedUntil(MAY_1).accepted(),
                drafted().quotedUntil(MAY_1).confirmed(),
                drafted().quotedUntil(MAY_1).declined(),
                drafted().quotedUntil(MAY_1).cancelled(),
                drafted().quotedUntil(APR_11).on(APR_16),
                in(Status.CONFIRMED).changedTo(BETTER).cancelled(),
                in(Status.CONFIRMED).activated(),
                SubscriptionScenario.aDraft(unstarted).on(APR_1).confirmed().activated());
    }

    private static Stream<SubscriptionScenario> trials() {
        var ending = monthly().endingUnpaidTrials().terms();
        return Stream.of(
                onTrial().on(JUN_1),
                onTrial().activated(),
                SubscriptionScenario.confirmedOn(item(ending), WITH_TRIAL).on(JUN_1),
                onTrial()
                        .changedTo(BETTER)
                        .changedTo(PLAN, SubscriptionScenario.PERIOD_END, ProrationMode.NONE)
                        .withdrawnChange()
                        .chargedOnce("Help", eur("5.00"))
                        .cancelledAtPeriodEnd()
                        .resumed()
                        .cancelled());
    }

    private static Stream<SubscriptionScenario> changes() {
        return Stream.of(active(), pastDue(), active().paused())
                .map(life -> life.changedTo(BETTER, SubscriptionScenario.PERIOD_END, ProrationMode.NONE)
                        .withdrawnChange()
                        .chargedOnce("Help", eur("5.00"))
                        .cancelledAtPeriodEnd()
                        .resumed()
                        .on(APR_11)
                        .cancelled());
    }

    private static Stream<SubscriptionScenario> ends() {
        var ending = new Term(APR_1, null, APR_21, null);
        var closing = monthly().closingAfter(1).grace(60).terms();
        return Stream.of(
                SubscriptionScenario.confirmedOn(item(PLAN), ending).on(JUN_1),
                SubscriptionScenario.confirmedOn(item(PLAN), ending)
                        .overdue(INVOICE)
                        .on(JUN_1),
                SubscriptionScenario.confirmedOn(item(PLAN), ending).paused().on(JUN_1),
                SubscriptionScenario.confirmedOn(APR_1, closing).on(JUN_1),
                SubscriptionScenario.confirmedOn(APR_1, closing)
                        .overdue(INVOICE)
                        .on(JUN_1),
                pastDue().overdue(ANOTHER_INVOICE).on(MAY_1).settled(INVOICE).settled(ANOTHER_INVOICE));
    }

    private static Stream<SubscriptionScenario> pauses() {
        return Stream.of(
                active().on(MAY_1).changedTo(BETTER),
                active().paused(SubscriptionScenario.PERIOD_END, null, false).unpaused(),
                active().paused(SubscriptionScenario.PERIOD_END, null, false)
                        .overdue(INVOICE)
                        .unpaused(),
                active().paused().changedTo(BETTER, ProrationMode.NONE).unpaused(),
                active().paused()
                        .overdue(INVOICE)
                        .settled(INVOICE)
                        .overdue(INVOICE)
                        .unpaused());
    }
}

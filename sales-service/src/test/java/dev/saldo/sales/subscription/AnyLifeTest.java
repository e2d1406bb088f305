package dev.saldo.sales.subscription;

import static dev.saldo.sales.subscription.ProrationMode.PRORATE_NEXT;
import static dev.saldo.sales.subscription.ProrationMode.PRORATE_NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.money.Money;
import dev.saldo.sales.cycle.Period;
import dev.saldo.sales.cycle.Precision;
import dev.saldo.sales.subscription.Decision.Accepted;
import dev.saldo.sales.tariff.PricedLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds whatever happens to a subscription, in whichever order; a failure tells its seed. */
class AnyLifeTest {

    private static final int LIVES = 300;
    private static final int DAYS = 300;
    private static final List<ProrationMode> PRORATED = List.of(PRORATE_NOW, PRORATE_NOW, PRORATE_NEXT);
    private static final List<ProrationMode> ALL = List.of(ProrationMode.values());

    @Test
    void everyDayIsPaidForOnceAndNoneThatIsNotUsed() {
        lives(Precision.DAY, List.of(PRORATE_NOW), PRORATED).forEach(life -> {
            var over = life.subscription().status().isOver();
            life.settled();

            var expected = DayByDay.cost(life, !over)
                    .add(life.extras().stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add));

            var lines = life.scenario().charges().stream()
                    .mapToInt(charge -> charge.lines().size())
                    .sum();
            var roundings =
                    new Money(Math.max(1, 2 * lines), life.subscription().currency());
            assertThat(billed(life).amount().subtract(expected).abs())
                    .as("%s: %s billed, %s expected", life, billed(life), expected)
                    .isLessThanOrEqualTo(roundings.amount());
        });
    }

    @Test
    void nobodyIsGivenBackMoreThanTheyPaid() {
        lives(Precision.DAY, ALL, ALL).forEach(life -> {
            life.settled();
            var lines = life.scenario().charges().stream()
                    .mapToLong(charge -> charge.lines().size())
                    .sum();
            assertThat(billed(life).minor()).as(life.toString()).isGreaterThanOrEqualTo(-lines);
        });
    }

    @Test
    void periodsFollowEachOtherButForPauses() {
        for (var precision : Precision.values()) {
            lives(precision, ALL, ALL).forEach(life -> {
                @Nullable Period before = null;
                var cycle = 0;
                for (var charge : periods(life)) {
                    cycle++;
                    assertThat(charge.cycle()).as(life.toString()).isEqualTo(cycle);
                    if (before != null) {
                        follows(life, before, charge);
                    }
                    before = charge.days();
                }
            });
        }
    }

    @Test
    void itEndedOnTheDayOfItsLastStepIfItHasEnded() {
        lives(Precision.DAY, ALL, ALL).forEach(life -> {
            for (var step : life.scenario().steps()) {
                assertThat(step.after().state().endedOn())
                        .as(life.toString())
                        .isEqualTo(step.after().status().isOver() ? step.on() : null);
            }
        });
    }

    @Test
    void stepsAreNumberedAndInOrderAndNothingComesAfterTheEnd() {
        lives(Precision.SECOND, ALL, ALL).forEach(life -> {
            var steps = life.scenario().steps();
            for (var index = 1; index < steps.size(); index++) {
                var before = steps.get(index - 1);
                var step = steps.get(index);
                assertThat(step.after().version())
                        .isEqualTo(before.after().version() + 1)
                        .isEqualTo(step.before().version() + 1);
                assertThat(step.on()).as("%s: %s", life, step.act()).isAfterOrEqualTo(before.on());
                assertThat(before.after().status().isOver()).as(life.toString()).isFalse();
            }
            var next = Schedule.next(life.subscription(), SubscriptionFixtures.WEEK_BEFORE);
            if (life.subscription().status().isOver()) {
                assertThat(next).as(life.toString()).isNull();
            } else if (next != null) {
                assertThat(next.on()).as(life.toString()).isAfter(life.today());
            }
        });
    }

    @Test
    void whatIsDoneLateIsDoneAsInTime() {
        lives(Precision.DAY, ALL, ALL).forEach(life -> {
            var until = life.today().plusDays(400);

            var atOnce = Due.steps(life.subscription(), life.facts(until), "system", 10_000);

            var inTime = new ArrayList<Step>();
            var present = life.subscription();
            for (var day = life.today();
                    !day.isAfter(until);
                    day = day.plusDays(life.random().nextInt(1, 20))) {
                var steps = Due.steps(present, life.facts(day), "system", 10_000);
                inTime.addAll(steps);
                present = steps.isEmpty() ? present : steps.getLast().after();
            }
            inTime.addAll(Due.steps(present, life.facts(until), "system", 10_000));
            assertThat(inTime.stream().map(AnyLifeTest::withoutIds).toList())
                    .as(life.toString())
                    .isEqualTo(atOnce.stream().map(AnyLifeTest::withoutIds).toList());
            assertThat(atOnce).extracting(Step::on).as(life.toString()).isSorted();
        });
    }

    @Test
    void aPreviewEqualsItsBill() {
        for (var precision : Precision.values()) {
            lives(precision, ALL, ALL).forEach(life -> {
                var shown = life.scenario()
                        .facts()
                        .asOf(life.scenario().facts().now().plusSeconds(40_000));
                var later = life.facts(life.today().plusDays(5)).asOf(shown.now());
                for (var tries = 0; tries < 5; tries++) {
                    var wish = life.wish();
                    var preview = wish.apply(new Acts(life.subscription(), shown, "anna"));
                    var bill = wish.apply(new Acts(life.subscription(), later, "anna"));
                    assertThat(billed(bill)).as(life.toString()).isEqualTo(billed(preview));
                }
            });
        }
    }

    @Test
    void whatIsKeptOfAPreviewBillsWhatWasShown() {
        for (var precision : Precision.values()) {
            lives(precision, ALL, ALL).forEach(life -> {
                var present = life.subscription();
                var shown = life.scenario()
                        .facts()
                        .asOf(life.scenario().facts().now().plusSeconds(40_000));
                var later = life.facts(life.today().plusDays(5)).asOf(shown.now());
                for (var tries = 0; tries < 5; tries++) {
                    var wish = life.wishToSee();
                    var kept = SubscriptionJson.read(SubscriptionJson.write(wish), wish.getClass());
                    var preview = wish.ask(present, new Acts(present, shown, "anna"));
                    var bill = kept.ask(present, new Acts(present, later, "anna"));
                    assertThat(billed(bill)).as("%s: %s", life, wish).isEqualTo(billed(preview));
                }
            });
        }
    }

    @Test
    void theNextBillAfterAPauseIsKnownBefore() {
        lives(Precision.DAY, ALL, ALL).forEach(life -> {
            var facts = life.facts(life.today());
            var wish = life.pauseToSee();
            if (wish.ask(life.subscription(), new Acts(life.subscription(), facts, "anna"))
                    instanceof Accepted(var step)) {
                var shown = new Outlook(step, facts, true).view(SubscriptionFixtures.STORE, List.of());
                Projection.of(step.after(), facts, "system", 10).stream()
                        .filter(next -> next.act() == Act.RENEW)
                        .findFirst()
                        .ifPresent(renewal -> assertThat(shown.nextBillingDate())
                                .as(life.toString())
                                .isEqualTo(renewal.on()));
            }
        });
    }

    @Test
    void whatIsAskedLateIsDoneAsInTime() {
        lives(Precision.DAY, ALL, ALL).forEach(life -> {
            var day = life.today().plusDays(life.random().nextInt(1, 40));
            var facts = life.facts(day);
            var wish = life.wish();

            var late = new Asking(facts, "anna", "system").answer(life.subscription(), (_, acts) -> wish.apply(acts));

            var inTime = Due.steps(life.subscription(), facts, "system", 10_000);
            var present =
                    inTime.isEmpty() ? life.subscription() : inTime.getLast().after();
            if (inTime.size() <= Asking.MOST_AT_ONCE) {
                assertThat(billed(late.decision()))
                        .as(life.toString())
                        .isEqualTo(billed(wish.apply(new Acts(present, facts, "anna"))));
            } else {
                assertThat(late.decision()).isEqualTo(new Decision.Refused(Refusal.CATCHING_UP));
            }
        });
    }

    @Test
    void itIsWorkedOutAheadWhatIsGoingToBeBilled() {
        lives(Precision.DAY, ALL, ALL).forEach(life -> {
            var coming = Projection.of(life.subscription(), life.facts(life.today()), "system", 5);

            if (!coming.isEmpty()) {
                var last = life.facts(coming.getLast().on());
                assertThat(Due.steps(life.subscription(), last, "system", coming.size()).stream()
                                .map(AnyLifeTest::withoutIds))
                        .as(life.toString())
                        .containsExactlyElementsOf(
                                coming.stream().map(AnyLifeTest::withoutIds).toList());
            }
        });
    }

    /** Of the modes each life has one list; those that change nothing for money are the first. */
    private static Stream<RandomLife> lives(Precision precision, List<ProrationMode> one, List<ProrationMode> other) {
        return LongStream.range(0, LIVES)
                .mapToObj(seed -> RandomLife.lived(seed, precision, seed % 2 == 0 ? one : other, DAYS));
    }

    private static Money billed(RandomLife life) {
        return life.scenario().charges().stream()
                .map(charge -> charge.totals().total())
                .reduce(Money.zero(life.subscription().currency()), Money::plus);
    }

    private static List<Charge> periods(RandomLife life) {
        return life.scenario().steps().stream()
                .filter(step ->
                        step.after().state().cycle() > step.before().state().cycle())
                .map(step -> step.charges().getFirst())
                .toList();
    }

    private static void follows(RandomLife life, Period before, Charge charge) {
        var days = charge.days();
        var rested = life.days().entrySet().stream()
                .filter(day -> before.contains(day.getKey()) || between(before, day.getKey(), days))
                .filter(day -> day.getValue().evening().status() == Status.PAUSED)
                .count();
        if (charge.kind() == ChargeKind.PLAN_CHANGE) {
            assertThat(days.start()).as(life.toString()).isAfterOrEqualTo(before.start());
        } else {
            assertThat(days.start()).as("%s: no day twice", life).isAfterOrEqualTo(before.end());
        }
        assertThat(before.end().until(days.start(), ChronoUnit.DAYS))
                .as("%s: no day skipped from %s to %s", life, before, days)
                .isLessThanOrEqualTo(rested);
    }

    private static boolean between(Period before, LocalDate day, Period after) {
        return !day.isBefore(before.end()) && day.isBefore(after.start());
    }

    private static List<Object> billed(Decision decision) {
        return decision instanceof Accepted(var step) ? withoutIds(step) : List.of(decision);
    }

    private static List<Object> withoutIds(Step step) {
        var all = new ArrayList<Object>(List.of(step.act(), step.on(), step.at(), step.after()));
        for (var charge : step.charges()) {
            List<PricedLine> lines = charge.lines();
            all.addAll(List.of(charge.kind(), charge.cycle(), lines, charge.totals(), charge.costs(), charge.dueAt()));
        }
        return all;
    }
}

package dev.saldo.platform.balance;

import static dev.saldo.platform.balance.AccountFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.money.Money;
import dev.saldo.platform.balance.Crossing.Fell;
import dev.saldo.platform.balance.Crossing.Rose;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrossingTest {

    private static final Thresholds BOTH = new Thresholds(usd("50.00"), usd("10.00"));

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            100.00 |  50.01 | -    | -        | -
            100.00 |  50.00 | fell | LOW      | 50.00
             50.01 |  50.00 | fell | LOW      | 50.00
             50.00 |  10.01 | -    | -        | -
             50.00 |  10.00 | fell | CRITICAL | 10.00
            100.00 |   0.00 | fell | CRITICAL | 10.00
             10.00 | -20.00 | -    | -        | -
              0.00 |  10.00 | -    | -        | -
             10.00 |  10.01 | rose | LOW      | -
             10.00 |  50.01 | rose | NORMAL   | -
             50.00 |  50.01 | rose | NORMAL   | -
             60.00 |  70.00 | -    | -        | -
            """)
    void aCrossingIsToldByTheBalancesBeforeAndAfter(
            String before, String after, String way, Level level, String threshold) {
        var crossing = Crossing.between(usd(before), usd(after), BOTH);

        if (way == null) {
            assertThat(crossing).isEmpty();
        } else if (way.equals("fell")) {
            assertThat(crossing).contains(new Fell(level, usd(threshold)));
        } else {
            assertThat(crossing).contains(new Rose(level));
        }
    }

    @Test
    void withoutThresholdsNothingIsEverCrossed() {
        assertThat(Crossing.between(usd("100.00"), usd("-100.00"), Thresholds.NONE))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void overOneThresholdFallsAndRisesAlternate(long seed) {
        var crossings = crossings(walk(seed, 5_000), new Thresholds(usd("50.00"), null));

        assertThat(crossings).hasSizeGreaterThan(50);
        for (var index = 0; index < crossings.size(); index++) {
            assertThat(crossings.get(index))
                    .isEqualTo(index % 2 == 0 ? new Fell(Level.LOW, usd("50.00")) : new Rose(Level.NORMAL));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8, 9, 10})
    void whoFollowsTheCrossingsAlwaysKnowsTheLevel(long seed) {
        var balances = walk(seed, 5_000);
        var known = Level.NORMAL;
        for (var index = 1; index < balances.size(); index++) {
            var crossing = Crossing.between(balances.get(index - 1), balances.get(index), BOTH);
            if (crossing.isPresent()) {
                var next = crossing.get().level();
                assertThat(crossing.get() instanceof Fell)
                        .as("step %d from %s to %s", index, known, next)
                        .isEqualTo(next.ordinal() > known.ordinal());
                assertThat(next).isNotEqualTo(known);
                known = next;
            }
            assertThat(known).as("step %d", index).isEqualTo(levelOf(balances.get(index)));
        }
    }

    /** Written down a second time, by amounts alone. */
    private static Level levelOf(Money balance) {
        if (balance.minor() > 50_00) {
            return Level.NORMAL;
        }
        return balance.minor() > 10_00 ? Level.LOW : Level.CRITICAL;
    }

    private static List<Crossing> crossings(List<Money> balances, Thresholds thresholds) {
        var crossings = new ArrayList<Crossing>();
        for (var index = 1; index < balances.size(); index++) {
            Crossing.between(balances.get(index - 1), balances.get(index), thresholds)
                    .ifPresent(crossings::add);
        }
        return crossings;
    }

    /** Starts at 100.00 and stays between -20.00 and 120.00, in steps of up to 30.00, often onto a threshold itself. */
    private static List<Money> walk(long seed, int steps) {
        var random = new Random(seed);
        var balances = new ArrayList<>(List.of(usd("100.00")));
        while (balances.size() <= steps) {
            var next = Math.clamp(balances.getLast().minor() + random.nextLong(-30_00, 30_01), -20_00, 120_00);
            balances.add(
                    switch (random.nextInt(10)) {
                        case 0 -> usd("50.00");
                        case 1 -> usd("10.00");
                        default -> new Money(next, usd("0.00").currency());
                    });
        }
        return balances;
    }
}

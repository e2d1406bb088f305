package dev.saldo.platform.balance;

import static dev.saldo.platform.balance.AccountFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdsTest {

    @ParameterizedTest(name = "{0} with low {1} and critical {2} is {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
             50.01 |  50.00 |  10.00 | NORMAL   | -
             50.00 |  50.00 |  10.00 | LOW      | 50.00
             10.01 |  50.00 |  10.00 | LOW      | 50.00
             10.00 |  50.00 |  10.00 | CRITICAL | 10.00
              0.00 |  50.00 |  10.00 | CRITICAL | 10.00
             10.00 |  10.00 |  10.00 | CRITICAL | 10.00
             10.00 |  50.00 |  -     | LOW      | 50.00
             50.00 |  -     |  10.00 | NORMAL   | -
             10.00 |  -     |  10.00 | CRITICAL | 10.00
            -99.00 |  -     |  -     | NORMAL   | -
              0.00 |   0.00 |  -     | LOW      | 0.00
             -0.01 |   0.00 | -50.00 | LOW      | 0.00
            -50.00 |   0.00 | -50.00 | CRITICAL | -50.00
            """)
    void aThresholdIsReachedAtItAndBelow(String balance, String low, String critical, Level level, String reached) {
        var thresholds = new Thresholds(amount(low), amount(critical));

        assertThat(thresholds.levelOf(usd(balance))).isEqualTo(level);
        assertThat(thresholds.reachedBy(usd(balance))).isEqualTo(amount(reached));
    }

    @Test
    void levelsAreOrderedFromBestToWorst() {
        assertThat(Level.CRITICAL.worseThan(Level.LOW)).isTrue();
        assertThat(Level.LOW.worseThan(Level.NORMAL)).isTrue();
        assertThat(Level.LOW.worseThan(Level.LOW)).isFalse();
        assertThat(Level.NORMAL.worseThan(Level.CRITICAL)).isFalse();
    }

    private static Money amount(String text) {
        return text == null ? null : usd(text);
    }
}

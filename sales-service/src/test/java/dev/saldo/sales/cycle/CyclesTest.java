package dev.saldo.sales.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.sales.cycle.Interval.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CyclesTest {

    private static final Interval MONTHLY = new Interval(Unit.MONTHLY, 1);

    /** The starts of one period after the other. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                | first      | day | unit    | n | starts
            the 31st comes back                   | 2026-01-31 | 31  | MONTHLY | 1 | 2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31
            the 31st in a leap year               | 2028-01-31 | 31  | MONTHLY | 1 | 2028-01-31 2028-02-29 2028-03-31
            the 30th comes back                   | 2026-01-30 | 30  | MONTHLY | 1 | 2026-01-30 2026-02-28 2026-03-30
            the 29th in a leap year               | 2028-01-29 | 29  | MONTHLY | 1 | 2028-01-29 2028-02-29 2028-03-29
            quarters from the end of November     | 2026-11-30 | 30  | MONTHLY | 3 | 2026-11-30 2027-02-28 2027-05-30
            a leap day is billed on the 28th      | 2028-02-29 | 29  | YEARLY  | 1 | 2028-02-29 2029-02-28 2030-02-28 2031-02-28 2032-02-29
            every other year                      | 2026-06-15 | 15  | YEARLY  | 2 | 2026-06-15 2028-06-15
            days                                  | 2026-02-27 | 27  | DAILY   | 1 | 2026-02-27 2026-02-28 2026-03-01
            two weeks across a month's end        | 2026-02-20 | 20  | WEEKLY  | 2 | 2026-02-20 2026-03-06 2026-03-20
            anchored later in the month           | 2026-05-15 | 20  | MONTHLY | 1 | 2026-05-20 2026-06-20
            anchored earlier, so in the next      | 2026-05-15 | 1   | MONTHLY | 1 | 2026-06-01 2026-07-01
            anchored on the 31st, in February     | 2026-02-10 | 31  | MONTHLY | 1 | 2026-02-28 2026-03-31
            on its anchor already                 | 2026-02-28 | 31  | MONTHLY | 1 | 2026-02-28 2026-03-31
            weeks have no day of the month        | 2026-05-15 | 1   | WEEKLY  | 1 | 2026-05-15 2026-05-22
            """)
    void aPeriodBeginsWhereTheOneBeforeEnds(
            String what, LocalDate first, int day, Unit unit, int count, String starts) {
        var cycles = Cycles.anchored(first, day, new Interval(unit, count));
        var seen = new ArrayList<LocalDate>();

        var period = cycles.around(cycles.anchor());
        for (var _ : starts.split(" ")) {
            seen.add(period.start());
            period = cycles.after(period);
        }

        assertThat(seen)
                .isEqualTo(List.of(starts.split(" ")).stream()
                        .map(LocalDate::parse)
                        .toList());
    }

    @Test
    void theFirstAnchorEndsAWholePeriodToo() {
        var cycles = Cycles.anchored(LocalDate.of(2026, 5, 15), 31, MONTHLY);

        assertThat(cycles.around(LocalDate.of(2026, 5, 15)))
                .isEqualTo(new Period(LocalDate.of(2026, 4, 30), LocalDate.of(2026, 5, 31)));
    }

    @Test
    void everyDayLiesInExactlyOnePeriodOfAllAroundIt() {
        var random = new Random(20261130);
        for (var round = 0; round < 10_000; round++) {
            var first = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(2_000));
            var interval = new Interval(Unit.values()[random.nextInt(4)], random.nextInt(1, 14));
            var cycles = Cycles.anchored(first, random.nextInt(1, 32), interval);
            var day = first.plusDays(random.nextInt(-3_000, 6_000));

            var period = cycles.around(day);

            assertThat(period.contains(day))
                    .as("%s in %s of %s", day, period, cycles)
                    .isTrue();
            assertThat(cycles.after(period).start()).isEqualTo(period.end());
            assertThat(cycles.around(period.end().minusDays(1))).isEqualTo(period);
        }
    }

    @Test
    void anAnchorIsWhereItsDayIs() {
        assertThatThrownBy(() -> new Cycles(LocalDate.of(2026, 2, 27), 28, MONTHLY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cycles(LocalDate.of(2026, 2, 28), 32, MONTHLY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Interval(Unit.DAILY, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}

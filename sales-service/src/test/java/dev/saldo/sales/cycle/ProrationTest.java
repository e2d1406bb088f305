package dev.saldo.sales.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.money.Money;
import dev.saldo.sales.cycle.Interval.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProrationTest {

    private static final Interval MONTHLY = new Interval(Unit.MONTHLY, 1);
    private static final Proration BY_DAY = new Proration(Precision.DAY, ZoneOffset.UTC);

    /**
     * What is left of a period's price from a day on. The sources print the same amount, or state the same rule; "hand"
     * is price x days / days of the period with a calculator.
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # source                               | what                          | precision        | start      | end        | from       | price  | cur | left
            docs.nadles.com upgrades               | 100 a month, five days left   | DAY              | 2026-01-01 | 2026-02-01 | 2026-01-27 | 100    | USD | 16.13
            docs.nadles.com upgrades               | 300 a month, five days left   | DAY              | 2026-01-01 | 2026-02-01 | 2026-01-27 | 300    | USD | 48.39
            kb.obi.services what happens when      | 300 a month, 25 days left     | DAY              | 2026-04-01 | 2026-05-01 | 2026-04-06 | 300    | USD | 250.00
            kb.obi.services what happens when      | 500 a month, 25 days left     | DAY              | 2026-04-01 | 2026-05-01 | 2026-04-06 | 500    | USD | 416.67
            developer.samsung.com IAP example 1    | 30 a month, 15 days left      | DAY              | 2026-09-01 | 2026-10-01 | 2026-09-16 | 30     | USD | 15.00
            developer.samsung.com IAP example 1    | 60 a month, 15 days left      | DAY              | 2026-09-01 | 2026-10-01 | 2026-09-16 | 60     | USD | 30.00
            gilbert docs, billing, proration       | 10 a month, 20 days left      | DAY              | 2026-06-01 | 2026-07-01 | 2026-06-11 | 10     | EUR | 6.67
            gilbert docs, billing, proration       | 30 a month, 20 days left      | DAY              | 2026-06-01 | 2026-07-01 | 2026-06-11 | 30     | EUR | 20.00
            hand                                   | the first day                 | DAY              | 2026-01-31 | 2026-02-28 | 2026-01-31 | 19.99  | USD | 19.99
            hand                                   | the last day of a short month | DAY              | 2026-01-31 | 2026-02-28 | 2026-02-27 | 28     | USD | 1.00
            hand                                   | leap day left                 | DAY              | 2028-02-01 | 2028-03-01 | 2028-02-29 | 29     | USD | 1.00
            hand                                   | a leap year                   | DAY              | 2028-01-01 | 2029-01-01 | 2028-07-01 | 366    | USD | 184.00
            hand                                   | half a cent rounds up         | DAY              | 2026-04-01 | 2026-05-01 | 2026-04-16 | 0.05   | USD | 0.03
            hand                                   | yen have no minor unit        | DAY              | 2026-04-01 | 2026-05-01 | 2026-04-11 | 1000   | JPY | 667
            hand                                   | dinars have three             | DAY              | 2026-04-01 | 2026-05-01 | 2026-04-11 | 1      | KWD | 0.667
            docs.zuora.com 30 days or actual days  | end of month is the 30th      | THIRTY_DAY_MONTH | 2026-01-01 | 2026-02-01 | 2026-01-31 | 30     | USD | 1.00
            hand                                   | the 31st is the 30th again    | THIRTY_DAY_MONTH | 2026-01-01 | 2026-02-01 | 2026-01-30 | 30     | USD | 1.00
            hand                                   | February's last day weighs 3  | THIRTY_DAY_MONTH | 2026-02-01 | 2026-03-01 | 2026-02-28 | 30     | USD | 3.00
            hand                                   | clamped, the day before last  | THIRTY_DAY_MONTH | 2026-02-28 | 2026-03-31 | 2026-03-29 | 30     | USD | 1.00
            """)
    void whatIsLeftOfAPeriodIsCharged(
            String source,
            String what,
            Precision precision,
            LocalDate start,
            LocalDate end,
            LocalDate from,
            BigDecimal price,
            Currency currency,
            BigDecimal left) {
        var interval = start.plusYears(1).equals(end) ? new Interval(Unit.YEARLY, 1) : MONTHLY;

        var share = new Proration(precision, ZoneOffset.UTC)
                .rest(
                        new Period(start, end),
                        interval,
                        from.atStartOfDay(ZoneOffset.UTC).toInstant());

        assertThat(share.of(price, currency)).isEqualTo(Money.of(left, currency));
    }

    @Test
    void toTheSecondTheMomentItselfCounts() {
        var april = new Period(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 5, 1));
        var bySecond = new Proration(Precision.SECOND, ZoneOffset.UTC);

        var share = bySecond.rest(april, MONTHLY, Instant.parse("2026-04-15T12:00:01Z"));

        assertThat(share).isEqualTo(new Share(15 * 86_400 + 43_199, 30 * 86_400));
    }

    @Test
    void aDayIsOneInTheStoresTimeZone() {
        var april = new Period(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 5, 1));
        var tokyo = new Proration(Precision.DAY, ZoneId.of("Asia/Tokyo"));

        assertThat(tokyo.rest(april, MONTHLY, Instant.parse("2026-04-15T15:00:00Z")))
                .isEqualTo(new Share(15, 30));
        assertThat(tokyo.rest(april, MONTHLY, Instant.parse("2026-04-15T14:59:59Z")))
                .isEqualTo(new Share(16, 30));
    }

    @Test
    void whenClocksChangeAMonthHasAnHourLessButNoDay() {
        var march = new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1));
        var berlin = ZoneId.of("Europe/Berlin");
        var middle = march.start().plusDays(15).atStartOfDay(berlin).toInstant();

        assertThat(new Proration(Precision.DAY, berlin).rest(march, MONTHLY, middle))
                .isEqualTo(new Share(16, 31));
        assertThat(new Proration(Precision.SECOND, berlin).rest(march, MONTHLY, middle))
                .isEqualTo(new Share((16 * 24 - 1) * 3_600, (31 * 24 - 1) * 3_600));
    }

    @Test
    void aLeadingPartIsMeasuredAgainstThePeriodThatEndsAtTheFirstAnchor() {
        var cycles = Cycles.anchored(LocalDate.of(2026, 5, 15), 20, MONTHLY);
        var leading = new Period(LocalDate.of(2026, 5, 15), cycles.anchor());

        assertThat(BY_DAY.part(leading, cycles.around(leading.start()), MONTHLY))
                .isEqualTo(new Share(5, 30));
    }

    @Test
    void beforeAPeriodAllOfItIsLeftAndAfterItNothing() {
        var april = new Period(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 5, 1));

        for (var precision : Precision.values()) {
            var proration = new Proration(precision, ZoneOffset.UTC);
            var all = proration.rest(april, MONTHLY, Instant.parse("2026-03-31T23:59:59Z"));
            var nothing = proration.rest(april, MONTHLY, Instant.parse("2026-05-01T00:00:00Z"));
            assertThat(all.part()).as(precision.name()).isEqualTo(all.whole());
            assertThat(nothing.part()).as(precision.name()).isZero();
        }
    }

    @Test
    void whatIsUsedAndWhatIsLeftMakeTheWhole() {
        var random = new Random(20261130);
        for (var round = 0; round < 10_000; round++) {
            var interval = new Interval(Unit.values()[random.nextInt(4)], random.nextInt(1, 7));
            var cycles = Cycles.anchored(
                    LocalDate.of(2026, 1, 1).plusDays(random.nextInt(800)), random.nextInt(1, 32), interval);
            var period = cycles.around(cycles.anchor().plusDays(random.nextInt(800)));
            var proration = new Proration(Precision.values()[random.nextInt(3)], ZoneId.of("America/New_York"));
            var day = period.start().plusDays(random.nextLong(period.days()));

            var rest = proration.rest(
                    period, interval, day.atStartOfDay(proration.zone()).toInstant());

            assertThat(rest.part()).isPositive();
            if (day.isAfter(period.start())) {
                var used = proration.part(new Period(period.start(), day), period, interval);
                assertThat(used.part() + rest.part())
                        .as("%s of %s by %s", day, period, proration)
                        .isEqualTo(rest.whole());
            }
        }
    }
}

package dev.saldo.platform.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthsAheadTest {

    private static final Instant TODAY = Instant.parse("2026-11-30T12:00:00Z");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2020-01-01T00:00:00Z, 3",
        "2026-11-30T23:59:59Z, 3",
        "2026-12-01T00:00:00Z, 4",
        "2027-01-31T00:00:00Z, 5",
        "2028-08-31T23:59:59Z, 24",
        "2028-09-01T00:00:00Z, 24",
        "2300-01-01T00:00:00Z, 24"
    })
    void thereAreTwoMonthsAheadOfAMovedClockButNeverMoreThanTwoYears(Instant now, int months) {
        assertThat(MonthsAhead.monthsUntil(TODAY, now)).isEqualTo(months);
    }
}

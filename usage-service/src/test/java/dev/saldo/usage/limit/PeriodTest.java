package dev.saldo.usage.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            HOUR,  UTC,             2026-03-01T12:34:56Z, 2026-03-01T12:00:00Z, 2026-03-01T13:00:00Z
            HOUR,  Asia/Kolkata,    2026-03-01T12:34:56Z, 2026-03-01T12:30:00Z, 2026-03-01T13:30:00Z
            DAY,   UTC,             2026-02-28T23:59:59Z, 2026-02-28T00:00:00Z, 2026-03-01T00:00:00Z
            DAY,   Europe/Berlin,   2026-03-29T10:00:00Z, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z
            DAY,   America/Sao_Paulo, 2026-01-01T02:00:00Z, 2025-12-31T03:00:00Z, 2026-01-01T03:00:00Z
            WEEK,  UTC,             2026-03-01T12:00:00Z, 2026-02-23T00:00:00Z, 2026-03-02T00:00:00Z
            WEEK,  UTC,             2026-03-02T00:00:00Z, 2026-03-02T00:00:00Z, 2026-03-09T00:00:00Z
            MONTH, Europe/Berlin,   2026-02-28T23:30:00Z, 2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z
            MONTH, UTC,             2028-02-29T00:00:00Z, 2028-02-01T00:00:00Z, 2028-03-01T00:00:00Z
            YEAR,  Pacific/Auckland, 2026-12-31T11:00:00Z, 2026-12-31T11:00:00Z, 2027-12-31T11:00:00Z
            """)
    void aMomentIsInOnePeriodOfTheCalendar(Period period, ZoneId zone, Instant moment, Instant start, Instant end) {
        var span = period.at(moment, zone);

        assertThat(span).isEqualTo(new Span(start, end));
        assertThat(period.at(start, zone)).isEqualTo(span);
        assertThat(period.at(end, zone).start()).as("the next one").isEqualTo(end);
        assertThat(span.isOverBy(end)).isTrue();
        assertThat(span.isOverBy(end.minusNanos(1))).isFalse();
    }

    @Test
    void withoutPeriodsNothingEverEnds() {
        var span = Period.NONE.at(Instant.parse("2026-03-01T12:00:00Z"), ZoneId.of("UTC"));

        assertThat(span).isEqualTo(Period.NONE.at(Instant.parse("1999-01-01T00:00:00Z"), ZoneId.of("Asia/Tokyo")));
        assertThat(span.isOverBy(Instant.MAX)).isFalse();
    }
}

package dev.saldo.usage.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.usage.event.Reading.Fault;
import dev.saldo.usage.event.Reading.Faulty;
import dev.saldo.usage.event.Reading.Usage;
import dev.saldo.usage.event.Verdict.Countable;
import dev.saldo.usage.event.Verdict.Dismissed;
import dev.saldo.usage.limit.Limit;
import dev.saldo.usage.limit.MeterKey;
import dev.saldo.usage.limit.Overage;
import dev.saldo.usage.limit.Period;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
    private static final Duration GRACE = Duration.ofHours(72);
    private static final MeterKey METER = new MeterKey(new UUID(1, 1), "customer", "1", "api-calls");
    private static final EventKey KEY = new EventKey(METER.store(), "/others", "e-1");

    @ParameterizedTest
    @CsvSource(textBlock = """
            # period, happened,               fate
            NONE,     2026-02-28T12:00:00Z,   counted
            NONE,     2026-02-28T11:59:59Z,   LATE
            NONE,     2026-03-03T13:00:00Z,   counted
            NONE,     2026-03-03T13:00:01Z,   REJECTED
            MONTH,    2026-03-01T00:00:00Z,   counted
            MONTH,    2026-02-01T00:00:00Z,   counted
            MONTH,    2026-01-31T23:59:59Z,   LATE
            DAY,      2026-02-27T12:00:00Z,   LATE
            DAY,      2026-02-28T00:00:00Z,   counted
            HOUR,     2026-02-28T11:00:00Z,   counted
            HOUR,     2026-02-28T10:59:59Z,   LATE
            YEAR,     2026-01-01T00:00:00Z,   counted
            YEAR,     2025-12-31T23:59:59Z,   LATE
            """)
    void anEventCountsUntilTheGraceOfItsPeriodIsOver(Period period, Instant happened, String fate) {
        var verdict = Verdict.on(usage(happened), limit(period), NOW, GRACE);

        assertThat(verdict instanceof Dismissed(var dismissed, var _) ? dismissed.name() : "counted")
                .isEqualTo(fate);
    }

    @Test
    void itCountsInThePeriodItHappenedIn() {
        var happened = Instant.parse("2026-02-28T23:00:00Z");

        assertThat(Verdict.on(usage(happened), limit(Period.MONTH), NOW, GRACE))
                .isInstanceOfSatisfying(Countable.class, countable -> {
                    assertThat(countable.place().span().start()).isEqualTo("2026-02-01T00:00:00Z");
                    assertThat(countable.at()).isEqualTo(happened);
                });
    }

    @Test
    void anEventThatDoesNotSayWhenHappensNow() {
        assertThat(Verdict.on(usage(null), limit(Period.MONTH), NOW, GRACE))
                .isInstanceOfSatisfying(
                        Countable.class, countable -> assertThat(countable.at()).isEqualTo(NOW));
    }

    @Test
    void withoutALimitItIsNobodys() {
        assertThat(Verdict.on(usage(NOW), null, NOW, GRACE))
                .isEqualTo(new Dismissed(Fate.UNMATCHED, "no limit is set for this subscriber and feature"));
    }

    @Test
    void whatIsWrongWithItIsTheReason() {
        var faults = List.of(new Fault("/type", "is required"), new Fault("/data", "must be an object"));

        assertThat(Verdict.on(new Faulty(KEY, faults), null, NOW, GRACE))
                .isEqualTo(new Dismissed(Fate.REJECTED, "/type is required; /data must be an object"));
    }

    private static Usage usage(Instant at) {
        return new Usage(KEY, METER, BigDecimal.ONE, at);
    }

    private static Limit limit(Period period) {
        return new Limit(BigDecimal.TEN, List.of(), Overage.BLOCK, period, ZoneOffset.UTC);
    }
}

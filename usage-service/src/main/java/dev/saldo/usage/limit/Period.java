package dev.saldo.usage.limit;

import dev.saldo.kit.Pure;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** How often a counter begins anew: never, or with every hour, day, week (on Mondays), month or year of the calendar. */
@Pure
public enum Period {
    NONE,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    YEAR;

    /** The period that a moment is in, as people in that time zone see it. */
    public Span at(Instant moment, ZoneId zone) {
        var local = moment.atZone(zone);
        var day = local.toLocalDate();
        return switch (this) {
            case NONE -> Span.ENDLESS;
            case HOUR -> hour(local.truncatedTo(ChronoUnit.HOURS).toInstant());
            case DAY -> days(day, day.plusDays(1), zone);
            case WEEK -> week(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), zone);
            case MONTH -> days(day.withDayOfMonth(1), day.withDayOfMonth(1).plusMonths(1), zone);
            case YEAR -> days(day.withDayOfYear(1), day.withDayOfYear(1).plusYears(1), zone);
        };
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Period of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    private static Span hour(Instant start) {
        return new Span(start, start.plus(Duration.ofHours(1)));
    }

    private static Span week(LocalDate monday, ZoneId zone) {
        return days(monday, monday.plusWeeks(1), zone);
    }

    private static Span days(LocalDate from, LocalDate to, ZoneId zone) {
        return new Span(
                from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
    }
}

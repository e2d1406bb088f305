package dev.saldo.sales.cycle;

import dev.saldo.kit.Pure;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * How a store measures parts of a period.
 *
 * @param zone of the store; its midnight is where days begin
 */
@Pure
public record Proration(Precision precision, ZoneId zone) {

    private static final int DAYS_OF_A_MONTH = 30;

    /** What is left of a period from that moment on: all of it before its start, nothing after its end. */
    public Share rest(Period period, Interval interval, Instant from) {
        return between(from, midnight(period.end()), period, interval);
    }

    /** What lies between two moments of a period; what lies outside of it counts for nothing. */
    public Share between(Instant from, Instant to, Period period, Interval interval) {
        var part = position(period, interval, to) - position(period, interval, from);
        return new Share(Math.max(0, part), whole(period, interval));
    }

    /**
     * A shorter stretch of days, measured against a whole period.
     *
     * @param days within the period
     */
    public Share part(Period days, Period period, Interval interval) {
        return between(midnight(days.start()), midnight(days.end()), period, interval);
    }

    private long whole(Period period, Interval interval) {
        return switch (precision) {
            case DAY -> period.days();
            case THIRTY_DAY_MONTH -> interval.isCountedInMonths() ? interval.months() * DAYS_OF_A_MONTH : period.days();
            case SECOND -> seconds(period.start(), midnight(period.end()));
        };
    }

    /** How far into the period a moment is; 0 before it, all of it from its end on. */
    private long position(Period period, Interval interval, Instant moment) {
        var day = LocalDate.ofInstant(moment, zone);
        if (day.isBefore(period.start())) {
            return 0;
        }
        if (!day.isBefore(period.end())) {
            return whole(period, interval);
        }
        return switch (precision) {
            case DAY -> ChronoUnit.DAYS.between(period.start(), day);
            case THIRTY_DAY_MONTH ->
                interval.isCountedInMonths()
                        ? thirtyDayPosition(period.start(), interval, day)
                        : ChronoUnit.DAYS.between(period.start(), day);
            case SECOND -> seconds(period.start(), moment);
        };
    }

    /** As in 30/360 bond arithmetic: the 31st is the 30th once more, and February's last day stands for what is missing. */
    private static long thirtyDayPosition(LocalDate start, Interval interval, LocalDate day) {
        var months = Math.min(ChronoUnit.MONTHS.between(start, day), interval.months() - 1);
        var days = ChronoUnit.DAYS.between(start.plusMonths(months), day);
        return months * DAYS_OF_A_MONTH + Math.min(days, DAYS_OF_A_MONTH - 1);
    }

    private long seconds(LocalDate start, Instant until) {
        return Duration.between(midnight(start), until).toSeconds();
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}

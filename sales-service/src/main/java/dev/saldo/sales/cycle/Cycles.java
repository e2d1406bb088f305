package dev.saldo.sales.cycle;

import dev.saldo.kit.Pure;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * The endless row of billing periods around an anchor. Months are counted from the anchor and never from the period
 * before, so that what is anchored on the 31st ends on the last day of a shorter month and on the 31st again after.
 *
 * @param anchor where one of the periods begins
 * @param anchorDay the day of the month on which periods want to begin, 1 to 31; of no effect where days are counted
 */
@Pure
public record Cycles(LocalDate anchor, int anchorDay, Interval interval) {

    public Cycles {
        if (anchorDay < 1 || anchorDay > 31) {
            throw new IllegalArgumentException("an anchor on day " + anchorDay);
        }
        if (interval.isCountedInMonths() && !anchor.equals(clamped(YearMonth.from(anchor), anchorDay))) {
            throw new IllegalArgumentException("day %d is not where %s is".formatted(anchorDay, anchor));
        }
    }

    /** Periods that begin with the first day itself. */
    public static Cycles from(LocalDate first, Interval interval) {
        return new Cycles(first, first.getDayOfMonth(), interval);
    }

    /** Periods that begin on that day of the month, the first of them not before the given day. */
    public static Cycles anchored(LocalDate first, int anchorDay, Interval interval) {
        if (!interval.isCountedInMonths()) {
            return from(first, interval);
        }
        var month = YearMonth.from(first);
        var anchor = clamped(month, anchorDay);
        return new Cycles(
                anchor.isBefore(first) ? clamped(month.plusMonths(1), anchorDay) : anchor, anchorDay, interval);
    }

    /** These; or periods of another length from a day on, on the same day of the month if that is where it begins. */
    public Cycles every(Interval other, LocalDate first) {
        if (other.equals(interval)) {
            return this;
        }
        var keepsDay = interval.isCountedInMonths()
                && other.isCountedInMonths()
                && first.equals(clamped(YearMonth.from(first), anchorDay));
        return keepsDay ? new Cycles(first, anchorDay, other) : from(first, other);
    }

    /** The whole period a day lies in. */
    public Period around(LocalDate day) {
        var index = roughly(day);
        while (day.isBefore(start(index))) {
            index--;
        }
        while (!day.isBefore(start(index + 1))) {
            index++;
        }
        return period(index);
    }

    /** The whole period that begins where the other ends, or around there when it does not end with a cycle. */
    public Period after(Period period) {
        return around(period.end());
    }

    private Period period(long index) {
        return new Period(start(index), start(index + 1));
    }

    private LocalDate start(long index) {
        return interval.isCountedInMonths()
                ? clamped(YearMonth.from(anchor).plusMonths(index * interval.months()), anchorDay)
                : anchor.plusDays(index * interval.days());
    }

    /** At most one period away. */
    private long roughly(LocalDate day) {
        return interval.isCountedInMonths()
                ? Math.floorDiv(
                        ChronoUnit.MONTHS.between(YearMonth.from(anchor), YearMonth.from(day)), interval.months())
                : Math.floorDiv(ChronoUnit.DAYS.between(anchor, day), interval.days());
    }

    private static LocalDate clamped(YearMonth month, int day) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }
}

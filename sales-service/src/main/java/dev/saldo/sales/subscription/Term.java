package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import dev.saldo.sales.cycle.Cycles;
import dev.saldo.sales.cycle.Interval;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * From when to when a subscription is meant to run. Ends are not part of it.
 *
 * @param start its first day
 * @param trialEnd the first day that is paid for; null without a trial
 * @param end null for an open end
 * @param anchorDay the day of the month on which periods begin; null for that of the first day that is paid for
 */
@Pure
public record Term(
        LocalDate start,
        @Nullable LocalDate trialEnd,
        @Nullable LocalDate end,
        @Nullable Integer anchorDay) {

    /** How many days at its beginning are free. */
    int trialDays() {
        return trialEnd == null ? 0 : (int) ChronoUnit.DAYS.between(start, trialEnd);
    }

    /** The periods from a day on; they begin on the day of the month that was agreed, if one was. */
    Cycles row(LocalDate first, Interval interval) {
        return anchorDay == null ? Cycles.from(first, interval) : Cycles.anchored(first, anchorDay, interval);
    }

    Term started(LocalDate day, int trialDays) {
        return new Term(day, trialDays == 0 ? null : day.plusDays(trialDays), end, anchorDay);
    }

    Term withoutTrialAfter(LocalDate day) {
        return new Term(start, day, end, anchorDay);
    }

    Term extended(long days) {
        return new Term(start, trialEnd, end == null ? null : end.plusDays(days), anchorDay);
    }
}

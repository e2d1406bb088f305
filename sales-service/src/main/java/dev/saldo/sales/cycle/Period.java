package dev.saldo.sales.cycle;

import dev.saldo.kit.Pure;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Days from the start up to, and without, the end: the day on which something changes belongs to what comes after.
 *
 * @param end after the start
 */
@Pure
public record Period(LocalDate start, LocalDate end) {

    public Period {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("a period from %s to %s".formatted(start, end));
        }
    }

    public long days() {
        return ChronoUnit.DAYS.between(start, end);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(start) && day.isBefore(end);
    }
}

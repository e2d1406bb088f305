package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A pause that is planned or under way.
 *
 * @param from its first day
 * @param until the day the subscription goes on by itself; null for when somebody says so
 * @param extend whether the days it takes are added to what was paid for, and to the end
 */
@Pure
public record Rest(LocalDate from, @Nullable LocalDate until, boolean extend) {

    /** The same, beginning on another day; null when none of it is left by then. */
    @Nullable
    Rest on(LocalDate day) {
        return until == null || until.isAfter(day) ? new Rest(day, until, extend) : null;
    }
}

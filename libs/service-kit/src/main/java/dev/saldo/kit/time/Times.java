package dev.saldo.kit.time;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as the database keeps them. */
public final class Times {

    private Times() {}

    /** Now in microseconds, so that what is answered equals what is read again later. */
    public static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

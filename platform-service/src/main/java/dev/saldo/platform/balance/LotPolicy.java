package dev.saldo.platform.balance;

import dev.saldo.kit.Pure;
import java.util.Locale;

/** Which lots an account's credits are taken from, and at what cost. */
@Pure
public enum LotPolicy {
    /** The oldest lot first, each at its own cost. */
    FIFO,
    /** The lot that expires first, each at its own cost; those that never expire come last. */
    EARLIEST_EXPIRY,
    /** The oldest lot first, all at the average of what is there. */
    WEIGHTED_AVERAGE;

    /** Whether lots have no cost of their own, but share one. */
    public boolean pooled() {
        return this == WEIGHTED_AVERAGE;
    }

    /** As the API and the database write it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static LotPolicy of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

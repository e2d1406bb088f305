package dev.saldo.usage.counter;

import dev.saldo.kit.Pure;
import java.util.Locale;

/** Why a counter changed. */
@Pure
public enum RecordKind {
    /** Somebody asked, and was allowed. */
    CONSUMPTION,
    /** It had happened already. */
    EVENT,
    LEASE,
    LEASE_RETURN,
    LEASE_EXPIRY;

    /** Whether a limit may refuse it. */
    boolean isAskedFor() {
        return this == CONSUMPTION || this == LEASE;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

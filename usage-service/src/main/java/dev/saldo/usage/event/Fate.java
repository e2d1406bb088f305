package dev.saldo.usage.event;

import dev.saldo.kit.Pure;
import java.util.Locale;

/** What became of a reported event. */
@Pure
enum Fate {
    COUNTED,
    /** It had been counted before, or was reported together with its like. */
    DUPLICATE,
    /** Nobody has set a limit for that subscriber and feature. */
    UNMATCHED,
    /** It happened too long ago. */
    LATE,
    /** It is no report of usage. */
    REJECTED;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Fate of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}

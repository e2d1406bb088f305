package dev.saldo.usage.counter;

import dev.saldo.kit.Pure;
import java.util.Locale;

/** Why something is not counted. */
@Pure
public enum Reason {
    /** It would go past a hard limit that blocks. */
    LIMIT_REACHED,
    /** No counter can hold that much. */
    COUNTER_FULL;

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

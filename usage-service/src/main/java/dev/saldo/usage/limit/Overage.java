package dev.saldo.usage.limit;

import dev.saldo.kit.Pure;
import java.util.Locale;

/** What happens to usage beyond the hard limit. */
@Pure
public enum Overage {
    /** It is refused. */
    BLOCK,
    /** It is counted. */
    ALLOW,
    /** It is counted, and that the limit was exceeded is announced. */
    NOTIFY;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Overage of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}

package dev.saldo.platform.balance;

import dev.saldo.kit.Pure;
import java.util.Locale;

/** How well a platform is stocked, from best to worst. */
@Pure
public enum Level {
    NORMAL,
    LOW,
    CRITICAL;

    public boolean worseThan(Level other) {
        return compareTo(other) > 0;
    }

    /** As the API and events write it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

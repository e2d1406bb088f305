package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import java.util.Locale;

/** What a charge is for. */
@Pure
public enum ChargeKind {
    INITIAL,
    RENEWAL,
    PLAN_CHANGE,
    ONE_TIME,
    UNUSED_TIME;

    /** As the API and events write it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it pays for a period. */
    boolean isPeriod() {
        return this == INITIAL || this == RENEWAL;
    }
}

package dev.saldo.sales.cycle;

import dev.saldo.kit.Pure;

/** How finely a store counts parts of a period. */
@Pure
public enum Precision {
    /** By calendar days, in the store's time zone. */
    DAY,
    /** By days of months that all have thirty. */
    THIRTY_DAY_MONTH,
    /** To the second. */
    SECOND
}

package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a change in the middle of a period costs. */
@Pure
public enum ProrationMode {
    /** Unused time is given back and what remains is charged, at once. */
    PRORATE_NOW,
    /** The same, on the next bill. */
    PRORATE_NEXT,
    /** A whole period at once; nothing is given back. */
    FULL_NOW,
    /** The same, on the next bill. */
    FULL_NEXT,
    /** Nothing before the next period. */
    NONE;

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty for a text that names none. */
    public static Optional<ProrationMode> of(String wire) {
        return Arrays.stream(values()).filter(mode -> mode.wire().equals(wire)).findFirst();
    }

    boolean isProrated() {
        return this == PRORATE_NOW || this == PRORATE_NEXT;
    }

    boolean isBilledNow() {
        return this == PRORATE_NOW || this == FULL_NOW;
    }
}

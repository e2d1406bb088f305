package dev.saldo.sales.policy;

import dev.saldo.kit.Pure;
import org.jspecify.annotations.Nullable;

/** What a store wants of a price under its margin floor. */
@Pure
public enum BelowMarginFloor {
    REFUSE,
    /** Refused unless an owner lets it pass. */
    APPROVE;

    /** What a later release may add is refused as usual. */
    static BelowMarginFloor of(@Nullable String wire) {
        return "approve".equals(wire) ? APPROVE : REFUSE;
    }
}

package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import org.jspecify.annotations.Nullable;

/** A subscription cannot be billed as things are; it is parked with this cause, and nothing of it has changed. */
@Pure
public final class Unbillable extends RuntimeException {

    /** What is in the way. */
    public enum Cause {
        /** Nobody supplies a product of it now. */
        NOT_SUPPLIED,
        /** The supplier's credits are in another currency. */
        CURRENCY_MISMATCH
    }

    private final Cause reason;

    Unbillable(Cause reason, @Nullable String what) {
        super(reason + ": " + what, null, false, false);
        this.reason = reason;
    }

    public Cause reason() {
        return reason;
    }
}

package dev.saldo.billing.access;

import dev.saldo.kit.security.Caller;
import org.jspecify.annotations.Nullable;

/** Whom something is shown to. */
public enum Audience {
    /** The store's own people and keys. */
    STAFF,
    CUSTOMER;

    public static Audience of(Caller caller) {
        return caller.customer() == null ? STAFF : CUSTOMER;
    }

    /** What stays in the store: nothing for a customer. */
    public <T> @Nullable T internal(@Nullable T value) {
        return this == STAFF ? value : null;
    }
}

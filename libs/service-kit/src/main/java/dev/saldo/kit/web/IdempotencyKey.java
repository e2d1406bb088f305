package dev.saldo.kit.web;

import dev.saldo.kit.security.Caller;
import java.util.UUID;

/** What a client calls a write by, in its store. */
record IdempotencyKey(UUID store, String key) {

    /** Customers share a store, and neither know nor may spoil each other's keys. */
    static IdempotencyKey of(Caller caller, String key) {
        return new IdempotencyKey(caller.store(), caller.customer() == null ? key : caller.customer() + "/" + key);
    }

    String text() {
        return store + " " + key;
    }
}

package dev.saldo.kit.web;

import java.util.UUID;

/** What a client calls a write by, in its store. */
record IdempotencyKey(UUID store, String key) {

    String text() {
        return store + " " + key;
    }
}

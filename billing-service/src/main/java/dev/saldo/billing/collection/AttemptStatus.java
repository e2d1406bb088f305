package dev.saldo.billing.collection;

import dev.saldo.kit.Pure;

/** How far an attempt has come: PENDING until the provider has answered whether the money moved. */
@Pure
enum AttemptStatus {
    PENDING,
    SUCCEEDED,
    FAILED
}

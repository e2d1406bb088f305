package dev.saldo.billing.invoice;

import dev.saldo.kit.Pure;

/** How far the asking of a provider has come: PENDING until it has said whether the money moved. */
@Pure
public enum CollectionStatus {
    PENDING,
    SUCCEEDED,
    FAILED
}

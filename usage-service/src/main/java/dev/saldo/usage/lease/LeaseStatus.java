package dev.saldo.usage.lease;

import dev.saldo.kit.Pure;

/** Where a lease is in its life. */
@Pure
enum LeaseStatus {
    ACTIVE,
    RETURNED,
    EXPIRED
}

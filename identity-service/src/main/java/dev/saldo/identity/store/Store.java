package dev.saldo.identity.store;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A reseller's shop.
 *
 * @param test a sandbox with data of its own
 * @param settings complete: without defaults to fill in
 */
record Store(UUID id, boolean test, StoreSettings settings, long version, Instant createdAt, Instant updatedAt) {

    String slug() {
        return Objects.requireNonNull(settings.slug(), "a store has a slug");
    }
}

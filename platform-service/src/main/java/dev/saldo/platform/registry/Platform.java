package dev.saldo.platform.registry;

import dev.saldo.platform.balance.Account;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A supplier platform, with its account as it is now.
 *
 * @param marginFloor by how many percent of its landed cost the price of what is bought here must exceed that; null for
 *     none
 * @param metadata the reseller's own
 * @param deletedAt null while it is in use
 */
record Platform(
        UUID id,
        UUID store,
        String name,
        @Nullable String description,
        @Nullable BigDecimal marginFloor,
        Map<String, Object> metadata,
        Account account,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {

    PlatformStatus status() {
        return deletedAt == null ? PlatformStatus.ACTIVE : PlatformStatus.DELETED;
    }

    String currency() {
        return account.balance().currency().getCurrencyCode();
    }

    /** As callers write it. */
    @Nullable
    String floor() {
        return marginFloor == null ? null : marginFloor.toPlainString();
    }

    PlatformSettings settings() {
        return new PlatformSettings(
                name,
                description,
                currency(),
                account.overdraftLimit(),
                account.thresholds(),
                account.costing().policy().wire(),
                floor(),
                metadata);
    }
}

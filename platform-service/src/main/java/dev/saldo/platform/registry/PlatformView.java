package dev.saldo.platform.registry;

import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.money.Money;
import dev.saldo.platform.balance.Level;
import dev.saldo.platform.balance.LotPolicy;
import dev.saldo.platform.balance.Thresholds;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param status ACTIVE or DELETED
 * @param level normal, low or critical
 * @param lotPolicy fifo, earliest-expiry or weighted-average
 * @param marginFloor by how many percent of its landed cost the price of what is bought there must exceed that
 */
record PlatformView(
        UUID id,
        String name,
        @Nullable String description,
        String currency,
        @OneOf(PlatformStatus.class) String status,
        Money balance,
        @OneOf(Level.class) String level,
        Money overdraftLimit,
        Thresholds thresholds,
        @OneOf(LotPolicy.class) String lotPolicy,
        @Nullable @Schema(example = "12.5") String marginFloor,
        Map<String, Object> metadata,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {

    static PlatformView of(Platform platform) {
        var account = platform.account();
        return new PlatformView(
                platform.id(),
                platform.name(),
                platform.description(),
                platform.currency(),
                platform.status().name(),
                account.balance(),
                account.level().wire(),
                account.overdraftLimit(),
                account.thresholds(),
                account.costing().policy().wire(),
                platform.floor(),
                platform.metadata(),
                platform.version(),
                platform.createdAt(),
                platform.updatedAt(),
                platform.deletedAt());
    }
}

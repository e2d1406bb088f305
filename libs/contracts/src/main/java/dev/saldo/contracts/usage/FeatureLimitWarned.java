package dev.saldo.contracts.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A counter crossed one of its soft limits; sent once a crossing.
 *
 * @param softLimit the one that was crossed
 * @param hardLimit absent where usage is not limited
 */
public record FeatureLimitWarned(
        UUID counterId,
        String subscriberType,
        String subscriberId,
        String feature,
        BigDecimal used,
        BigDecimal softLimit,
        @Nullable BigDecimal hardLimit,
        @Nullable Instant resetsAt,
        Instant occurredAt,
        long sequence) {}

package dev.saldo.contracts.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A counter came up to its hard limit, or went past it; sent once a crossing. */
public record FeatureLimitReached(
        UUID counterId,
        String subscriberType,
        String subscriberId,
        String feature,
        BigDecimal used,
        BigDecimal hardLimit,
        @Nullable Instant resetsAt,
        Instant occurredAt,
        long sequence) {}

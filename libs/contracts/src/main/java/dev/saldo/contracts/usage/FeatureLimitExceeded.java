package dev.saldo.contracts.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A counter went past its hard limit: reported usage does even where asked-for usage is refused. Sent once a crossing,
 * and not at all where the limit allows any overage.
 *
 * @param overage how far it is past the limit
 */
public record FeatureLimitExceeded(
        UUID counterId,
        String subscriberType,
        String subscriberId,
        String feature,
        BigDecimal used,
        BigDecimal hardLimit,
        BigDecimal overage,
        @Nullable Instant resetsAt,
        Instant occurredAt,
        long sequence) {}

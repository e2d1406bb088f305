package dev.saldo.usage.event;

import dev.saldo.kit.apidoc.OneOf;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param reason why it was not counted; null when it was
 * @param time when it happened; null when the event did not say
 * @param duplicates how often it came again after it had been counted
 */
record EventView(
        String source,
        String id,
        @OneOf(Fate.class) String fate,
        @Nullable String reason,
        @Nullable String subscriberType,
        @Nullable String subscriberId,
        @Nullable String feature,
        @Nullable BigDecimal amount,
        @Nullable Instant time,
        Instant receivedAt,
        int duplicates) {}

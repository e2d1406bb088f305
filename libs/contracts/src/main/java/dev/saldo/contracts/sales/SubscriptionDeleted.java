package dev.saldo.contracts.sales;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An owner deleted a subscription; what was billed for it remains.
 *
 * @param reason why, in the words of whoever deleted it
 */
public record SubscriptionDeleted(
        Subscription subscription, @Nullable String reason, Instant occurredAt, String actor, long version) {}

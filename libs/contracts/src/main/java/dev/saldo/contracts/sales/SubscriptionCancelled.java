package dev.saldo.contracts.sales;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A subscription has ended because somebody wanted it to.
 *
 * @param reason why, in the words of whoever cancelled it
 */
public record SubscriptionCancelled(
        Subscription subscription, @Nullable String reason, Instant occurredAt, String actor, long version) {}

package dev.saldo.contracts.sales;

import java.time.Instant;

/**
 * A subscription has ended by itself.
 *
 * @param reason end-date, not-renewable, unpaid, trial-ended or quotation-lapsed
 */
public record SubscriptionExpired(
        Subscription subscription, String reason, Instant occurredAt, String actor, long version) {}

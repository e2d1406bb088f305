package dev.saldo.contracts.sales;

import java.time.Instant;

/**
 * A trial is over.
 *
 * @param converted whether it goes on as a paying subscription
 */
public record SubscriptionTrialEnded(
        Subscription subscription, boolean converted, Instant occurredAt, String actor, long version) {}

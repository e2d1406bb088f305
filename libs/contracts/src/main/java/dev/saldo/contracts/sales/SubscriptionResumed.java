package dev.saldo.contracts.sales;

import java.time.Instant;

/** A subscription goes on: after a pause, after it was paid, or because a cancellation was taken back. */
public record SubscriptionResumed(Subscription subscription, Instant occurredAt, String actor, long version) {}

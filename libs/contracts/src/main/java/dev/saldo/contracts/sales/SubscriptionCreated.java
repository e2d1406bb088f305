package dev.saldo.contracts.sales;

import java.time.Instant;

/** A subscription was written down; nothing is owed for it, yet. */
public record SubscriptionCreated(Subscription subscription, Instant occurredAt, String actor, long version) {}

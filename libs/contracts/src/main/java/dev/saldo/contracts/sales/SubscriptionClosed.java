package dev.saldo.contracts.sales;

import java.time.Instant;

/** A subscription has run the number of periods its plan has. */
public record SubscriptionClosed(Subscription subscription, Instant occurredAt, String actor, long version) {}

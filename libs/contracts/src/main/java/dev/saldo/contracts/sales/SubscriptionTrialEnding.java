package dev.saldo.contracts.sales;

import java.time.Instant;

/** A trial ends soon: time to remind the customer. */
public record SubscriptionTrialEnding(Subscription subscription, Instant occurredAt, String actor, long version) {}

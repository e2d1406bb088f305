package dev.saldo.contracts.sales;

import java.time.Instant;

/** A subscription may be used from now on: on trial, or as a paying one. */
public record SubscriptionActivated(Subscription subscription, Instant occurredAt, String actor, long version) {}

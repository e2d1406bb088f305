package dev.saldo.contracts.sales;

import java.time.Instant;

/**
 * Something beside its periods has to be billed for a subscription: a one-time charge, or unused time given back.
 *
 * @param charge what is to be billed
 */
public record SubscriptionCharged(
        Subscription subscription, SubscriptionCharge charge, Instant occurredAt, String actor, long version) {}

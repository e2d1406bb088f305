package dev.saldo.contracts.sales;

import java.time.Instant;

/**
 * A period of a subscription has its credits, the first or a further one.
 *
 * @param charge what is to be billed for it
 * @param cycle 1 for the first period that is paid for
 */
public record SubscriptionRenewed(
        Subscription subscription,
        SubscriptionCharge charge,
        int cycle,
        Instant occurredAt,
        String actor,
        long version) {}

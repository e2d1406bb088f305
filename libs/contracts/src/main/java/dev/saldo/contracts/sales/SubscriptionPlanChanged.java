package dev.saldo.contracts.sales;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription has another plan, version of a plan, quantity or price from now on.
 *
 * @param direction upgrade, downgrade or same
 * @param previousPlanId the plan it had
 * @param previousPlanVersion the version it had
 * @param previousQuantity the quantity it had
 * @param charge what is to be billed for the change; absent when nothing is, or not before the next period
 */
public record SubscriptionPlanChanged(
        Subscription subscription,
        String direction,
        UUID previousPlanId,
        int previousPlanVersion,
        long previousQuantity,
        @Nullable SubscriptionCharge charge,
        Instant occurredAt,
        String actor,
        long version) {}

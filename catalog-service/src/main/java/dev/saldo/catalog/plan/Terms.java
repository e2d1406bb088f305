package dev.saldo.catalog.plan;

import dev.saldo.kit.Pure;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber agrees to.
 *
 * @param interval how many periods make one billing period
 * @param prices one a currency
 * @param graceDays how many days after it became past due an unpaid subscription expires
 * @param autoClose after how many billing periods a subscription closes by itself; null for never
 * @param renewable whether it goes on after its first billing period
 * @param supply null for the product's preferred offer
 */
@Pure
record Terms(
        String name,
        Period period,
        int interval,
        List<PlanPrice> prices,
        int minimumQuantity,
        int trialDays,
        TrialEnd trialEnd,
        int graceDays,
        @Nullable Integer autoClose,
        boolean pausable,
        boolean renewable,
        List<UUID> taxIds,
        @Nullable PlanSupply supply) {}

package dev.saldo.catalog.discount;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that its keeper can write about a discount. It has either a percentage or an amount.
 *
 * @param code what a customer types to have it, in capitals; null for one that applies by itself
 * @param validUntil from when on it may be used no more
 * @param usageLimit how often it may be used by all customers together; null for any number
 * @param minimumAmount the least amount, before discounts, it is given for
 * @param productIds empty for any
 * @param planIds empty for any
 * @param cycles for how many billing periods of a subscription; null for all
 */
@Pure
record DiscountSheet(
        @Nullable String code,
        String name,
        @Nullable BigDecimal percent,
        @Nullable Money amount,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable Integer usageLimit,
        boolean oncePerCustomer,
        @Nullable Money minimumAmount,
        List<UUID> productIds,
        List<UUID> planIds,
        boolean combinable,
        @Nullable Integer cycles,
        boolean active) {}

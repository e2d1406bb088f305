package dev.saldo.contracts.catalog;

import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A discount was made, changed, deleted or restored; the whole of it as it is now.
 *
 * @param discountId the discount
 * @param code what a customer types to have it, in capitals, unique in the store; absent for one that applies by itself
 * @param name as it is printed
 * @param percent how much of a price it takes off: 10 for 10 %; absent for a fixed one
 * @param amount what it takes off; absent for one in percent
 * @param validFrom from when on it may be used; absent for any time
 * @param validUntil from when on it may be used no more; absent for never
 * @param usageLimit how often it may be used by all customers together; absent for any number
 * @param oncePerCustomer whether a customer may use it once only
 * @param minimumAmount the least amount, before discounts, it is given for; absent for any
 * @param productIds the products it applies to; empty for any
 * @param planIds the plans it applies to; empty for any
 * @param combinable whether it may be used beside another
 * @param cycles for how many billing periods of a subscription; absent for all of them
 * @param active whether it may be used
 */
public record DiscountChanged(
        UUID discountId,
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
        boolean active,
        boolean deleted,
        long version) {}

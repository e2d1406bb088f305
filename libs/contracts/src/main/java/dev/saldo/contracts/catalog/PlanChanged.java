package dev.saldo.contracts.catalog;

import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan was published, changed, deleted or restored; the whole of it as it is now, with every version that was ever
 * published. A plan nobody has published yet is nobody else's business, so there is no event of it.
 *
 * @param planId the plan
 * @param productId the product that is sold by it
 * @param slug unique in the store, for addresses
 * @param name of the plan, as customers know it
 * @param group personal, business, enterprise, or a word of the store's own
 * @param rank orders the plans of a product: to a higher one is an upgrade; absent where the store has no order
 * @param active whether new subscriptions may begin with it
 * @param validFrom the first day on which a subscription may begin with it; absent for any
 * @param validUntil the day from which on none may begin any more; absent for never
 * @param versions the published ones, oldest first; new subscriptions begin with the last
 */
public record PlanChanged(
        UUID planId,
        UUID productId,
        String slug,
        String name,
        String group,
        @Nullable Integer rank,
        boolean active,
        boolean deleted,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        List<PlanVersion> versions,
        long version) {

    /**
     * What subscribers agreed to; it never changes.
     *
     * @param number 1, 2, 3 … within the plan
     * @param name of the plan when this version was published
     * @param period daily, weekly, monthly or yearly
     * @param interval how many of these make one billing period; at least 1
     * @param prices one a currency
     * @param minimumQuantity the smallest quantity a subscription may have; at least 1
     * @param trialDays how many days are free at the beginning; 0 for none
     * @param trialEnd what becomes of a trial for which nobody said how it will be paid: convert or end
     * @param graceDays how many days after it became past due an unpaid subscription expires
     * @param autoClose after how many periods a subscription closes by itself; absent for never
     * @param pausable whether it may be paused
     * @param renewable whether it goes on after its first period
     * @param taxIds the taxes on it
     * @param supply where it is bought; absent for the product's preferred offer
     * @param publishedAt when it was published
     */
    public record PlanVersion(
            int number,
            String name,
            String period,
            int interval,
            List<PlanPrice> prices,
            int minimumQuantity,
            int trialDays,
            String trialEnd,
            int graceDays,
            @Nullable Integer autoClose,
            boolean pausable,
            boolean renewable,
            List<UUID> taxIds,
            @Nullable PlanSupply supply,
            Instant publishedAt) {}

    /**
     * What one billing period costs in one currency.
     *
     * @param currency ISO 4217
     * @param model flat, per-unit, graduated, volume or package
     * @param amount of flat: what the period costs; of per-unit: what one costs; of package: what one package costs; may
     *     have more decimals than the currency, and is rounded once a line; absent for graduated and volume
     * @param packageSize how many units a package has; for package only
     * @param tiers by rising limit; for graduated and volume only
     * @param setupFee charged once, with the first period; absent for none
     */
    public record PlanPrice(
            String currency,
            String model,
            @Nullable BigDecimal amount,
            @Nullable Long packageSize,
            @Nullable List<PriceTier> tiers,
            @Nullable Money setupFee) {}

    /**
     * One step of a price.
     *
     * @param upTo the last unit that is in it; absent for the last tier, which has no end
     * @param unitAmount what one unit in it costs
     * @param flatAmount what is added once when a unit is in it; absent for nothing
     */
    public record PriceTier(
            @Nullable Long upTo,
            BigDecimal unitAmount,
            @Nullable BigDecimal flatAmount) {}

    /**
     * At which platform it is bought for what.
     *
     * @param buyingPrice what one unit costs for one billing period
     */
    public record PlanSupply(UUID platformId, Money buyingPrice) {}
}

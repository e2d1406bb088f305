package dev.saldo.sales.plan;

import dev.saldo.contracts.catalog.DiscountChanged;
import dev.saldo.sales.plan.Redemptions.Reason;
import dev.saldo.sales.plan.Redemptions.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which discounts may be used once more.
 *
 * @param admitted without those that are used already
 */
record Admission(List<UUID> admitted, List<Refusal> refusals) {

    /**
     * How a discount was used up to now.
     *
     * @param times by everybody
     * @param bySubject for the sale or subscription that asks
     * @param byCustomer by the customer who asks, for whatever
     */
    record Use(UUID discountId, long times, boolean bySubject, boolean byCustomer) {}

    /** @param uses one a discount */
    static Admission of(Collection<DiscountChanged> discounts, Map<UUID, Use> uses) {
        var admitted = new ArrayList<UUID>();
        var refusals = new ArrayList<Refusal>();
        for (var discount : discounts) {
            var id = discount.discountId();
            var use = uses.getOrDefault(id, new Use(id, 0, false, false));
            var reason = reasonAgainst(discount, use);
            if (reason != null) {
                refusals.add(new Refusal(id, reason));
            } else if (!use.bySubject()) {
                admitted.add(id);
            }
        }
        return new Admission(List.copyOf(admitted), List.copyOf(refusals));
    }

    private static @Nullable Reason reasonAgainst(DiscountChanged discount, Use use) {
        var limit = discount.usageLimit();
        if (use.bySubject()) {
            return null;
        }
        if (discount.oncePerCustomer() && use.byCustomer()) {
            return Reason.USED_BEFORE;
        }
        return limit != null && use.times() >= limit ? Reason.EXHAUSTED : null;
    }
}

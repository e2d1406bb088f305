package dev.saldo.sales.pricing;

import dev.saldo.kit.Pure;
import dev.saldo.sales.copy.Assortment;
import dev.saldo.sales.copy.Choice;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is known of what lines may be of.
 *
 * @param plans the published ones, by id
 */
@Pure
public record Offering(Assortment assortment, Map<UUID, SoldPlan> plans) {

    /** What has to be known of products and platforms to price the lines. */
    public static List<Choice> choices(Collection<LineWish> wishes, Map<UUID, SoldPlan> plans) {
        return wishes.stream().map(wish -> choice(wish, plans)).distinct().toList();
    }

    private static Choice choice(LineWish wish, Map<UUID, SoldPlan> plans) {
        var plan = wish.planId() == null ? null : plans.get(wish.planId());
        return plan == null || plan.supply() == null
                ? wish.choice()
                : new Choice(wish.productId(), plan.supply().platformId());
    }
}

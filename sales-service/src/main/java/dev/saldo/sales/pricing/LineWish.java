package dev.saldo.sales.pricing;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.sales.copy.Choice;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line as the seller asks for it.
 *
 * @param platformId null for the preferred offer
 * @param unitPrice null for the list price, or what the plan costs for one period
 * @param planId null for what is paid once
 */
@Pure
public record LineWish(
        UUID productId,
        @Nullable UUID platformId,
        long quantity,
        @Nullable Money unitPrice,
        @Nullable UUID planId) {

    public Choice choice() {
        return new Choice(productId, platformId);
    }
}

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
 * @param unitPrice null for the list price
 */
@Pure
public record LineWish(
        UUID productId,
        @Nullable UUID platformId,
        long quantity,
        @Nullable Money unitPrice) {

    public Choice choice() {
        return new Choice(productId, platformId);
    }
}

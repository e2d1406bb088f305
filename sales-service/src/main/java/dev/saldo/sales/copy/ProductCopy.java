package dev.saldo.sales.copy;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product as catalog last told it.
 *
 * @param marginFloor by how many percent of its landed cost its price must exceed that; null for none
 */
@Pure
public record ProductCopy(
        UUID id,
        String sku,
        String name,
        Money listPrice,
        boolean active,
        boolean deleted,
        @Nullable BigDecimal marginFloor,
        long version) {

    public boolean sellable() {
        return active && !deleted;
    }
}

package dev.saldo.contracts.catalog;

import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product was created, changed, deleted or restored; the whole of it as it is now.
 *
 * @param version grows with every change; drop what is older than what you know
 * @param marginFloor by how many percent of its landed cost its price must exceed that, 12.5 for 12.5 %; absent for none
 */
public record ProductChanged(
        UUID productId,
        String sku,
        String name,
        String type,
        @Nullable String description,
        @Nullable String category,
        Money listPrice,
        boolean active,
        boolean deleted,
        long version,
        @Nullable BigDecimal marginFloor) {

    /** Without a margin floor. */
    public ProductChanged(
            UUID productId,
            String sku,
            String name,
            String type,
            @Nullable String description,
            @Nullable String category,
            Money listPrice,
            boolean active,
            boolean deleted,
            long version) {
        this(productId, sku, name, type, description, category, listPrice, active, deleted, version, null);
    }
}

package dev.saldo.catalog.product;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that its keeper can write about a product.
 *
 * @param marginFloor by how many percent of its landed cost its price must exceed that; null for none
 */
@Pure
public record ProductSheet(
        String sku,
        String name,
        String type,
        @Nullable String description,
        @Nullable String category,
        Money listPrice,
        boolean active,
        Map<String, Object> metadata,
        @Nullable BigDecimal marginFloor) {

    static final String TYPES = "digital|subscription|license|service";

    /** True when nothing would change; numbers of metadata count by value, because the database writes them its way. */
    boolean says(ProductSheet other) {
        return Metadata.same(metadata, other.metadata) && without(metadata).equals(other.without(metadata));
    }

    private ProductSheet without(Map<String, Object> common) {
        return new ProductSheet(sku, name, type, description, category, listPrice, active, common, marginFloor);
    }
}

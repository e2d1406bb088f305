package dev.saldo.catalog.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.saldo.catalog.offer.OfferView;
import dev.saldo.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product as callers see it.
 *
 * @param marginFloor by how many percent of its landed cost its price must exceed that; never for customers
 * @param offers who supplies it now; only where one product is asked for, and never for customers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProductView(
        UUID id,
        String sku,
        String name,

        @Schema(allowableValues = {"digital", "subscription", "license", "service"})
        String type,

        @Nullable String description,
        @Nullable String category,
        Money listPrice,
        boolean active,
        Map<String, Object> metadata,
        @Nullable @Schema(example = "12.5") String marginFloor,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt,
        @Nullable List<OfferView> offers) {

    static ProductView of(Product product) {
        return of(product, null);
    }

    static ProductView of(Product product, @Nullable List<OfferView> offers) {
        var sheet = product.sheet();
        return new ProductView(
                product.id(),
                sheet.sku(),
                sheet.name(),
                sheet.type(),
                sheet.description(),
                sheet.category(),
                sheet.listPrice(),
                sheet.active(),
                sheet.metadata(),
                sheet.marginFloor() == null ? null : sheet.marginFloor().toPlainString(),
                product.version(),
                product.createdAt(),
                product.updatedAt(),
                product.deletedAt(),
                offers);
    }

    /** As customers see it: whom the store buys from, and what it wants to earn, is none of their business. */
    ProductView withoutCosts() {
        return new ProductView(
                id,
                sku,
                name,
                type,
                description,
                category,
                listPrice,
                active,
                metadata,
                null,
                version,
                createdAt,
                updatedAt,
                deletedAt,
                null);
    }
}

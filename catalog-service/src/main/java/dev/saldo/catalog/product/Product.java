package dev.saldo.catalog.product;

import dev.saldo.kit.Pure;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something a store sells. */
@Pure
public record Product(
        UUID id,
        long version,
        ProductSheet sheet,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {

    public static Product created(UUID id, ProductSheet sheet, Instant now) {
        return new Product(id, 1, sheet, now, now, null);
    }

    /** The very same product when the sheet says nothing new. */
    public Product changed(ProductSheet next, Instant now) {
        return sheet.says(next) ? this : new Product(id, version + 1, next, createdAt, now, deletedAt);
    }

    Product deleted(Instant now) {
        return isDeleted() ? this : new Product(id, version + 1, sheet, createdAt, now, now);
    }

    Product restored(Instant now) {
        return isDeleted() ? new Product(id, version + 1, sheet, createdAt, now, null) : this;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }
}

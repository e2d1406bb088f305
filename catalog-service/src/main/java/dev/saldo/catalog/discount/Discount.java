package dev.saldo.catalog.discount;

import dev.saldo.kit.Pure;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that makes what a customer pays less. */
@Pure
record Discount(
        UUID id,
        long version,
        DiscountSheet sheet,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {

    static Discount created(UUID id, DiscountSheet sheet, Instant now) {
        return new Discount(id, 1, sheet, now, now, null);
    }

    /** The very same discount when the sheet says nothing new. */
    Discount changed(DiscountSheet next, Instant now) {
        return sheet.equals(next) ? this : new Discount(id, version + 1, next, createdAt, now, deletedAt);
    }

    Discount deleted(Instant now) {
        return isDeleted() ? this : new Discount(id, version + 1, sheet, createdAt, now, now);
    }

    Discount restored(Instant now) {
        return isDeleted() ? new Discount(id, version + 1, sheet, createdAt, now, null) : this;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }
}

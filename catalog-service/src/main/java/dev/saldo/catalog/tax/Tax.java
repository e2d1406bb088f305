package dev.saldo.catalog.tax;

import dev.saldo.kit.Pure;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rate of a tax. */
@Pure
record Tax(
        UUID id,
        long version,
        TaxSheet sheet,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {

    static Tax created(UUID id, TaxSheet sheet, Instant now) {
        return new Tax(id, 1, sheet, now, now, null);
    }

    /** The very same tax when the sheet says nothing new. */
    Tax changed(TaxSheet next, Instant now) {
        return sheet.equals(next) ? this : new Tax(id, version + 1, next, createdAt, now, deletedAt);
    }

    Tax deleted(Instant now) {
        return isDeleted() ? this : new Tax(id, version + 1, sheet, createdAt, now, now);
    }

    Tax restored(Instant now) {
        return isDeleted() ? new Tax(id, version + 1, sheet, createdAt, now, null) : this;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }
}

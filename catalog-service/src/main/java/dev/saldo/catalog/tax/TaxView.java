package dev.saldo.catalog.tax;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tax as callers see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaxView(
        UUID id,
        String name,
        @Schema(example = "19") String percent,
        boolean inclusive,
        @Nullable String country,
        boolean active,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {

    static TaxView of(Tax tax) {
        var sheet = tax.sheet();
        return new TaxView(
                tax.id(),
                sheet.name(),
                sheet.percent().toPlainString(),
                sheet.inclusive(),
                sheet.country(),
                sheet.active(),
                tax.version(),
                tax.createdAt(),
                tax.updatedAt(),
                tax.deletedAt());
    }
}

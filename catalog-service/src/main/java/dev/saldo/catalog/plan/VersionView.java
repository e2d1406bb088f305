package dev.saldo.catalog.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a plan as callers see it.
 *
 * @param supply where it is bought; left out for the product's preferred offer, and never for customers
 * @param publishedAt left out for a draft
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VersionView(
        int number,
        String name,

        @Schema(allowableValues = {"daily", "weekly", "monthly", "yearly"})
        String period,

        int interval,
        List<WrittenPrice> prices,
        int minimumQuantity,
        int trialDays,

        @Schema(allowableValues = {"convert", "end"}) String trialEnd,

        int graceDays,
        @Nullable Integer autoClose,
        boolean pausable,
        boolean renewable,
        List<UUID> taxIds,
        @Nullable WrittenSupply supply,
        Instant createdAt,
        @Nullable Instant publishedAt) {

    static VersionView of(PlanVersion version) {
        var supply = version.terms().supply();
        return of(version, supply == null ? null : WrittenSupply.of(supply));
    }

    /** Whom a store buys from, and for how much, is none of its customers' business. */
    static VersionView forCustomers(PlanVersion version) {
        return of(version, null);
    }

    private static VersionView of(PlanVersion version, @Nullable WrittenSupply supply) {
        var terms = version.terms();
        return new VersionView(
                version.number(),
                terms.name(),
                terms.period().wire(),
                terms.interval(),
                terms.prices().stream().map(WrittenPrice::of).toList(),
                terms.minimumQuantity(),
                terms.trialDays(),
                terms.trialEnd().wire(),
                terms.graceDays(),
                terms.autoClose(),
                terms.pausable(),
                terms.renewable(),
                terms.taxIds(),
                supply,
                version.createdAt(),
                version.publishedAt());
    }
}

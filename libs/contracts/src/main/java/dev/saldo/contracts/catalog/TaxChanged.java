package dev.saldo.contracts.catalog;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tax was made, changed, deleted or restored; the whole of it as it is now.
 *
 * @param taxId the tax
 * @param name as it is printed, such as VAT
 * @param percent of the price after discounts: 19 for 19 %, 0 to 100 with up to 4 decimals
 * @param inclusive whether prices contain it already; otherwise it is added to them
 * @param country only for customers of this country, ISO 3166-1 alpha-2; absent for all
 * @param active whether new lines are taxed with it
 */
public record TaxChanged(
        UUID taxId,
        String name,
        BigDecimal percent,
        boolean inclusive,
        @Nullable String country,
        boolean active,
        boolean deleted,
        long version) {}

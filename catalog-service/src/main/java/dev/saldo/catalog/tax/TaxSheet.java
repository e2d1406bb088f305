package dev.saldo.catalog.tax;

import dev.saldo.kit.Pure;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * All that its keeper can write about a tax.
 *
 * @param percent of the price after discounts
 * @param inclusive whether prices contain it already; otherwise it is added to them
 * @param country only for customers of this country, ISO 3166-1 alpha-2; null for all
 */
@Pure
record TaxSheet(
        String name,
        BigDecimal percent,
        boolean inclusive,
        @Nullable String country,
        boolean active) {}

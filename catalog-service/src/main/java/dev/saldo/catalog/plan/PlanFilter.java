package dev.saldo.catalog.plan;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What narrows a list of plans; null narrows nothing.
 *
 * @param search occurs in the name or the slug
 * @param onlyOnSale true to leave out what was never published, and what is not active
 */
record PlanFilter(
        @Nullable String search,
        @Nullable UUID productId,
        @Nullable String group,
        @Nullable Boolean active,
        @Nullable String slug,
        boolean onlyOnSale) {}

package dev.saldo.catalog.product;

import org.jspecify.annotations.Nullable;

/** What narrows a list of products; null narrows nothing. */
record ProductFilter(
        @Nullable String search,
        @Nullable String category,
        @Nullable String type,
        @Nullable Boolean active,
        @Nullable String sku) {}

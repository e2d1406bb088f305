package dev.saldo.contracts.catalog;

import dev.saldo.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product was created, changed, deleted or restored; the whole of it as it is now.
 *
 * @param version grows with every change; drop what is older than what you know
 */
public record ProductChanged(
        UUID productId,
        String sku,
        String name,
        String type,
        @Nullable String description,
        @Nullable String category,
        Money listPrice,
        boolean active,
        boolean deleted,
        long version) {}

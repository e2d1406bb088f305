package dev.saldo.sales.copy;

import dev.saldo.kit.Pure;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A product, and the platform it shall come from; null for the preferred one. */
@Pure
public record Choice(UUID productId, @Nullable UUID platformId) {}

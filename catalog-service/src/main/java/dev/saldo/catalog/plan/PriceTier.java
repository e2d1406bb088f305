package dev.saldo.catalog.plan;

import dev.saldo.kit.Pure;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One step of a price.
 *
 * @param upTo the last unit that is in it; null for the last tier, which has no end
 * @param unitAmount what one unit in it costs
 * @param flatAmount what is added once when a unit is in it; null for nothing
 */
@Pure
record PriceTier(
        @Nullable Long upTo,
        BigDecimal unitAmount,
        @Nullable BigDecimal flatAmount) {}

package dev.saldo.sales.tariff;

import dev.saldo.kit.Pure;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a price.
 *
 * @param upTo the last unit in it; null for the last tier, which has no end
 * @param unitAmount for each unit
 * @param flatAmount added once
 */
@Pure
public record Tier(@Nullable Long upTo, BigDecimal unitAmount, BigDecimal flatAmount) {

    /** Whether each begins where the one before ends, and the last has no end. */
    static boolean areRising(List<Tier> tiers) {
        @Nullable Long before = 0L;
        for (var tier : tiers) {
            if (before == null || (tier.upTo != null && tier.upTo <= before)) {
                return false;
            }
            before = tier.upTo;
        }
        return before == null;
    }

    /** How far into a quantity it goes. */
    long reaches(long quantity) {
        return upTo == null ? quantity : Math.min(upTo, quantity);
    }

    BigDecimal price(long units) {
        return unitAmount.multiply(BigDecimal.valueOf(units)).add(flatAmount);
    }
}

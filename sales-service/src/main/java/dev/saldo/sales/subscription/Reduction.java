package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import dev.saldo.sales.tariff.DiscountTerm;

/**
 * A discount a subscription has.
 *
 * @param used in how many of its periods it was given
 */
@Pure
public record Reduction(DiscountTerm term, int used) {

    boolean isLeft() {
        return term.cycles() == null || used < term.cycles();
    }

    /** Whether the period with that number has it. */
    boolean isOf(int cycle) {
        return term.cycles() == null || cycle <= term.cycles();
    }

    Reduction usedOnce() {
        return new Reduction(term, used + 1);
    }
}

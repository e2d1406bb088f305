package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import dev.saldo.sales.tariff.DiscountTerm;

/**
 * A discount a subscription has.
 *
 * @param used in how many whole periods it was given
 */
@Pure
public record Reduction(DiscountTerm term, int used) {

    boolean isLeft() {
        return term.cycles() == null || used < term.cycles();
    }

    /** Whether the whole period with that number has it, and a part that leads to it. */
    boolean isOf(int number) {
        return term.cycles() == null || number <= term.cycles();
    }

    Reduction usedOnce() {
        return new Reduction(term, used + 1);
    }
}

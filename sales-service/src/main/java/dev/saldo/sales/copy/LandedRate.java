package dev.saldo.sales.copy;

import dev.saldo.kit.Pure;
import org.jspecify.annotations.Nullable;

/**
 * What a platform's credits have cost: so many minor units of money for so many of credit, fees included.
 *
 * @param cost not negative
 * @param credits positive
 */
@Pure
public record LandedRate(long cost, long credits) {

    /** What holds until a deduction has told anything else. */
    public static final LandedRate PAR = new LandedRate(1, 1);

    static LandedRate of(@Nullable Long cost, @Nullable Long credits) {
        return cost == null || credits == null ? PAR : new LandedRate(cost, credits);
    }
}

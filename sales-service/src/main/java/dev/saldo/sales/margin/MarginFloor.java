package dev.saldo.sales.margin;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.sales.copy.LandedRate;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The least that something may be sold for: what it costs, and a percentage of that. It is compared exactly, without
 * rounding.
 *
 * @param credits what its platform asks for it
 * @param rate what those credits have cost
 * @param percent of the landed cost, 12.5 for 12.5 %; at least -100
 */
@Pure
record MarginFloor(BigDecimal credits, LandedRate rate, BigDecimal percent) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** @param price in the currency of the credits, without taxes */
    boolean admits(Money price) {
        return price.amount().multiply(divisor()).compareTo(dividend()) >= 0;
    }

    /** The first amount it admits; may be more than any price can be. */
    BigDecimal least(int decimals) {
        return dividend().divide(divisor(), decimals, RoundingMode.CEILING);
    }

    private BigDecimal dividend() {
        return credits.multiply(BigDecimal.valueOf(rate.cost())).multiply(HUNDRED.add(percent));
    }

    private BigDecimal divisor() {
        return BigDecimal.valueOf(rate.credits()).multiply(HUNDRED);
    }
}

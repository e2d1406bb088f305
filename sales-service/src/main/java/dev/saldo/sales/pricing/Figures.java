package dev.saldo.sales.pricing;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a sale comes to.
 *
 * @param marginPercent profit / total x 100, two decimals, half up; null for a total of zero
 */
@Pure
public record Figures(
        Money total, Money cost, Money profit, @Nullable BigDecimal marginPercent) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public static Figures of(Money total, Money cost) {
        var profit = total.minus(cost);
        return new Figures(total, cost, profit, margin(profit, total));
    }

    /** The margin as it is written outside. */
    public @Nullable String margin() {
        return marginPercent == null ? null : marginPercent.toPlainString();
    }

    private static @Nullable BigDecimal margin(Money profit, Money total) {
        return total.isZero()
                ? null
                : profit.amount().multiply(HUNDRED).divide(total.amount(), 2, RoundingMode.HALF_UP);
    }
}

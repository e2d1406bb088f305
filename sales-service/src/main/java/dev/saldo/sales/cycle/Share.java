package dev.saldo.sales.cycle;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * A part of a period, in whatever the store counts: days, or seconds.
 *
 * @param part at least 0, at most the whole
 */
@Pure
public record Share(long part, long whole) {

    public static final Share ALL = new Share(1, 1);

    public Share {
        if (part < 0 || part > whole || whole < 1) {
            throw new IllegalArgumentException("%d of %d".formatted(part, whole));
        }
    }

    /** What this part of the price is, half up at the minor unit; the price is one of the whole period. */
    public Money of(BigDecimal price, Currency currency) {
        // 34 digits are so many more than any part of a period needs that the amount is still rounded only once
        var exact = price.multiply(BigDecimal.valueOf(part)).divide(BigDecimal.valueOf(whole), MathContext.DECIMAL128);
        return Money.rounded(exact, currency, RoundingMode.HALF_UP);
    }
}

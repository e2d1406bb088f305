package dev.saldo.sales.tariff;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Parts of amounts, half up at the minor unit: away from zero on both sides, so that credits mirror charges. */
@Pure
final class Portion {

    static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Portion() {}

    static Money of(Money whole, BigDecimal part, BigDecimal parts) {
        // 34 digits are so many more than any amount has that it is still rounded only once
        var exact = whole.amount().multiply(part).divide(parts, MathContext.DECIMAL128);
        return Money.rounded(exact, whole.currency(), RoundingMode.HALF_UP);
    }

    static boolean isPercent(BigDecimal percent) {
        return percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0;
    }
}

package dev.saldo.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers for people: three digits that matter, thousands apart. */
final class Figures {

    private static final MathContext DIGITS = new MathContext(3);

    private Figures() {}

    static String of(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "–";
        }
        var rounded = new BigDecimal(value).round(DIGITS);
        return rounded.scale() <= 0
                ? String.format(Locale.ROOT, "%,d", rounded.longValueExact())
                : rounded.stripTrailingZeros().toPlainString();
    }
}

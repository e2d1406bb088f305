package dev.saldo.usage.amount;

import dev.saldo.kit.Pure;
import java.math.BigDecimal;

/** Amounts of usage: decimals with at most 12 places behind the point, whole numbers most of the time. */
@Pure
public final class Amounts {

    /** What nobody may ask for, or a limit be, at once: more than 12 digits before the point. */
    public static final int WHOLE_DIGITS = 12;

    public static final int DECIMALS = 12;

    /** What a counter can hold: as many digits as its column. */
    public static final BigDecimal MOST = new BigDecimal("9999999999999999");

    private Amounts() {}

    /** Without idle zeros and without an exponent: 10, not 10.000 or 1E+1. */
    public static BigDecimal plain(BigDecimal amount) {
        var stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Whether it has few enough digits on both sides of the point. */
    public static boolean fits(BigDecimal amount) {
        var stripped = amount.stripTrailingZeros();
        return stripped.scale() <= DECIMALS && (long) stripped.precision() - stripped.scale() <= WHOLE_DIGITS;
    }
}

package dev.saldo.catalog.percent;

import dev.saldo.kit.Pure;
import java.math.BigDecimal;

/** A percentage as callers write it: 19 is 19 %. */
@Pure
public final class Percent {

    /** What callers may write: 0 to 100, with at most 4 decimals. */
    public static final String PATTERN = "100(\\.0{1,4})?|\\d{1,2}(\\.\\d{1,4})?";

    public static final String OTHERWISE = "must be text such as \"19\" or \"7.5\": 0 to 100, with at most 4 decimals";

    private Percent() {}

    public static BigDecimal of(String text) {
        return plain(new BigDecimal(text));
    }

    /** One way to write it, so that equal ones are equal: without idle zeros. */
    public static BigDecimal plain(BigDecimal percent) {
        var stripped = percent.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

package dev.saldo.catalog.percent;

import dev.saldo.kit.Pure;

/** By how many percent of its landed cost a price must exceed that, as callers write it. */
@Pure
public final class MarginFloor {

    /** What callers may write: 0 to 1000, with at most 4 decimals. */
    public static final String PATTERN = "1000(\\.0{1,4})?|\\d{1,3}(\\.\\d{1,4})?";

    public static final String OTHERWISE = "must be text such as \"5\" or \"12.5\": 0 to 1000, with at most 4 decimals";

    private MarginFloor() {}
}

package dev.saldo.catalog.plan;

import dev.saldo.kit.Pure;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a quantity becomes a price. */
@Pure
enum PriceModel {
    /** The same for any quantity. */
    FLAT,
    /** So much for each unit. */
    PER_UNIT,
    /** Each unit at the price of the tier that it is in. */
    GRADUATED,
    /** All units at the price of the tier that the last of them is in. */
    VOLUME,
    /** So much for each package that was begun. */
    PACKAGE;

    boolean hasTiers() {
        return this == GRADUATED || this == VOLUME;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Null for any other word. */
    static @Nullable PriceModel of(@Nullable String wire) {
        return Arrays.stream(values())
                .filter(model -> model.wire().equals(wire))
                .findFirst()
                .orElse(null);
    }
}

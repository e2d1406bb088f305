package dev.saldo.catalog.plan;

import dev.saldo.kit.Pure;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What billing periods are counted in. */
@Pure
enum Period {
    DAILY(365),
    WEEKLY(52),
    MONTHLY(60),
    YEARLY(5);

    private final int longest;

    Period(int longest) {
        this.longest = longest;
    }

    /** How many of these a billing period may have at most. */
    int longest() {
        return longest;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Null for any other word. */
    static @Nullable Period of(@Nullable String wire) {
        return Arrays.stream(values())
                .filter(period -> period.wire().equals(wire))
                .findFirst()
                .orElse(null);
    }
}

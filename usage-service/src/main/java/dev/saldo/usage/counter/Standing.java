package dev.saldo.usage.counter;

import dev.saldo.usage.limit.Limit;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A limit, and the latest counter of its period, as they are read together. */
record Standing(
        @Nullable Limit limit,
        @Nullable Instant start,
        @Nullable BigDecimal used) {

    /** What was used in a place; nothing when its period has no counter yet. */
    BigDecimal usedIn(Place place) {
        return used != null && place.span().start().equals(start) ? used : BigDecimal.ZERO;
    }
}

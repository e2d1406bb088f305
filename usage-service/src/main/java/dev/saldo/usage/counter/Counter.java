package dev.saldo.usage.counter;

import dev.saldo.kit.Pure;
import dev.saldo.usage.limit.Limit;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was used in one place.
 *
 * @param row its key in the database
 * @param sequence grows with every commit that changes it
 */
@Pure
public record Counter(long row, UUID id, Place place, BigDecimal used, long sequence) {

    public @Nullable Limit limit() {
        return place.limit();
    }

    Counter with(BigDecimal nowUsed) {
        return new Counter(row, id, place, nowUsed, sequence);
    }

    Counter inNextCommit() {
        return new Counter(row, id, place, used, sequence + 1);
    }
}

package dev.saldo.usage.limit;

import dev.saldo.kit.Pure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A period of time.
 *
 * @param end not part of it; null where it never ends
 */
@Pure
public record Span(Instant start, @Nullable Instant end) {

    static final Span ENDLESS = new Span(Instant.EPOCH, null);

    /** Whether it was over by then. */
    public boolean isOverBy(Instant moment) {
        return end != null && !end.isAfter(moment);
    }
}

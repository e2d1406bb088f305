package dev.saldo.usage.counter;

import dev.saldo.kit.Pure;
import dev.saldo.usage.limit.Limit;
import dev.saldo.usage.limit.MeterKey;
import dev.saldo.usage.limit.Period;
import dev.saldo.usage.limit.Span;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Where something is to be counted.
 *
 * @param limit null where nobody set one
 */
@Pure
public record Place(
        MeterKey meter, Period period, Span span, @Nullable Limit limit) {

    /** What happened at that moment; without a limit all of it counts together. */
    public static Place of(MeterKey meter, @Nullable Limit limit, Instant moment) {
        return limit == null
                ? new Place(meter, Period.NONE, Period.NONE.at(moment, ZoneOffset.UTC), null)
                : new Place(meter, limit.period(), limit.spanAt(moment), limit);
    }

    public CounterKey key() {
        return new CounterKey(meter, period, span.start());
    }
}

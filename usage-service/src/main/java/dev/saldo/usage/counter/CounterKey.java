package dev.saldo.usage.counter;

import dev.saldo.kit.Pure;
import dev.saldo.usage.limit.MeterKey;
import dev.saldo.usage.limit.Period;
import java.time.Instant;
import java.util.Comparator;

/** Names a counter: each period of a meter has its own. */
@Pure
public record CounterKey(MeterKey meter, Period period, Instant start) implements Comparable<CounterKey> {

    private static final Comparator<CounterKey> ORDER = Comparator.comparing(CounterKey::meter)
            .thenComparing(CounterKey::period)
            .thenComparing(CounterKey::start);

    @Override
    public int compareTo(CounterKey other) {
        return ORDER.compare(this, other);
    }
}

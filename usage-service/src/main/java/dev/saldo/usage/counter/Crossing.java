package dev.saldo.usage.counter;

import dev.saldo.kit.Pure;
import dev.saldo.usage.limit.Limit;
import dev.saldo.usage.limit.Overage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A limit that a counter came up to, or went past. */
@Pure
sealed interface Crossing {

    /** The counter right after it. */
    Counter counter();

    record Warned(Counter counter, BigDecimal softLimit) implements Crossing {}

    record Reached(Counter counter, BigDecimal hardLimit) implements Crossing {}

    record Exceeded(Counter counter, BigDecimal hardLimit) implements Crossing {}

    /** What is crossed, upward, on the way from what was used before to the counter as it is now. */
    static List<Crossing> between(BigDecimal before, Counter counter) {
        var limit = counter.limit();
        if (limit == null || counter.used().compareTo(before) <= 0) {
            return List.of();
        }
        var crossed = new ArrayList<Crossing>();
        for (var soft : limit.soft()) {
            if (before.compareTo(soft) < 0 && counter.used().compareTo(soft) >= 0) {
                crossed.add(new Warned(counter, soft));
            }
        }
        crossed.addAll(hard(before, counter, limit));
        return crossed;
    }

    private static List<Crossing> hard(BigDecimal before, Counter counter, Limit limit) {
        var hard = limit.hard();
        if (hard == null) {
            return List.of();
        }
        var crossed = new ArrayList<Crossing>();
        if (before.compareTo(hard) < 0 && counter.used().compareTo(hard) >= 0) {
            crossed.add(new Reached(counter, hard));
        }
        if (limit.overage() != Overage.ALLOW
                && before.compareTo(hard) <= 0
                && counter.used().compareTo(hard) > 0) {
            crossed.add(new Exceeded(counter, hard));
        }
        return crossed;
    }
}

package dev.saldo.usage.event;

import dev.saldo.kit.Pure;
import dev.saldo.usage.limit.MeterKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a CloudEvent turned out to say. */
@Pure
sealed interface Reading {

    /** What is wrong with an event, and where in it. */
    record Fault(String pointer, String detail) {}

    /** An event with a name, whose fate can be told. */
    sealed interface Named extends Reading {
        EventKey key();
    }

    /** @param at when it happened; null when the event does not say */
    record Usage(
            EventKey key,
            MeterKey meter,
            BigDecimal amount,
            @Nullable Instant at) implements Named {}

    /** It is no report of usage. */
    record Faulty(EventKey key, List<Fault> faults) implements Named {}

    /** It cannot even be named. */
    record Nameless(List<Fault> faults) implements Reading {}
}

package dev.saldo.usage.counter;

import dev.saldo.kit.Pure;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to be counted.
 *
 * @param amount below zero for what is given back
 * @param reference what it belongs to: an idempotency key, an event, a lease
 * @param actor who said so
 * @param at when it happened
 */
@Pure
public record Demand(
        CounterKey counter,
        RecordKind kind,
        BigDecimal amount,
        @Nullable String reference,
        String actor,
        Instant at) {}

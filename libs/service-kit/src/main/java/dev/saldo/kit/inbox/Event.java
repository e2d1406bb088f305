package dev.saldo.kit.inbox;

import java.time.Instant;
import java.util.UUID;

/**
 * An event as a handler gets it.
 *
 * @param subject the aggregate the event is about
 * @param time when it happened
 */
public record Event<T>(UUID id, UUID store, UUID subject, Instant time, T body) {}

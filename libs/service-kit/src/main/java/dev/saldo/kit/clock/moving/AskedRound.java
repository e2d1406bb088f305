package dev.saldo.kit.clock.moving;

import java.time.Instant;
import java.util.UUID;

/**
 * What identity-service wants to know: whether all is done that fell due.
 *
 * @param now where the clock of the store stands
 * @param knownSince when this service first heard of a clock of the store
 */
record AskedRound(UUID store, UUID operation, int step, int round, Instant now, Instant knownSince) {}

package dev.saldo.identity.signing;

import dev.saldo.kit.Pure;
import java.time.Instant;

/**
 * When a key has its turn: from this moment until the next generation's.
 *
 * @param generation counted from 1
 */
@Pure
record Term(long generation, Instant from) {}

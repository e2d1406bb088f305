package dev.saldo.platform.lot;

import dev.saldo.kit.Pure;
import java.time.Instant;
import java.util.UUID;

/**
 * The movement that made a lot.
 *
 * @param sequence its number in the ledger, so that an older lot has the lower one
 */
@Pure
public record Origin(UUID movement, long sequence, Instant at) {}

package dev.saldo.billing.settlement;

import dev.saldo.kit.Pure;
import java.time.Instant;

/**
 * An invoice is issued, and something is owed.
 *
 * @param overdueFrom when the day after its due date begins, in the store
 */
@Pure
public record Opening(Change issued, Instant overdueFrom) {}

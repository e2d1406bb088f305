package dev.saldo.sales.waiting;

import dev.saldo.kit.Pure;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A sale in the queue for credit.
 *
 * @param row orders sales that were confirmed at the same moment
 * @param costs in minor units, by platform
 */
@Pure
record WaitingSale(long row, UUID id, Instant confirmedAt, Map<UUID, Long> costs) {}

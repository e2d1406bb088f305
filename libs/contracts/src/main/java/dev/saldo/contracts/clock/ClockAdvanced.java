package dev.saldo.contracts.clock;

import java.time.Instant;
import java.util.UUID;

/**
 * The clock of a test store stands at another moment. Every service does what falls due by then, and says so with
 * clock-settled; it is asked again, with the next round, until none had anything left to do.
 *
 * @param storeId the store
 * @param operationId the call that moves the clock
 * @param step 1, 2, 3 … of the operation: the clock moves from one thing that falls due to the next
 * @param round 1, 2, 3 … of the step
 * @param now where the clock stands
 * @param target where it is moved to
 */
public record ClockAdvanced(UUID storeId, UUID operationId, int step, int round, Instant now, Instant target) {}

package dev.saldo.contracts.clock;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service has done what fell due by the clock of a test store, and taken in everything that was in its topics when it
 * was asked.
 *
 * @param storeId the store
 * @param operationId that of the clock-advanced this answers
 * @param step that of the clock-advanced this answers
 * @param round that of the clock-advanced this answers
 * @param service which one
 * @param activity how much the service has ever announced of the store; the same in two rounds means that nothing
 *     happened in between
 * @param nextDueAt when the next thing falls due there; absent when nothing does
 */
public record ClockSettled(
        UUID storeId,
        UUID operationId,
        int step,
        int round,
        String service,
        long activity,
        @Nullable Instant nextDueAt) {}

package dev.saldo.contracts.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Usage was counted, or given back: what one commit added to one counter, which may be many records.
 *
 * @param amount signed: what the commit added to the counter
 * @param records how many records it is the sum of
 * @param used what the counter stands at, all of these records included
 * @param recordedAt when the records were written; when what they tell of happened may be earlier
 */
public record UsageRecorded(
        UUID counterId,
        String subscriberType,
        String subscriberId,
        String feature,
        BigDecimal amount,
        int records,
        BigDecimal used,
        @Nullable Instant periodStart,
        @Nullable Instant periodEnd,
        Instant recordedAt,
        long sequence) {}

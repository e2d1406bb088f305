package dev.saldo.contracts.sales;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sale will never get its credits; nothing was deducted.
 *
 * @param reason that of the rejected deduction
 */
public record SaleRejected(
        UUID saleId, @Nullable String externalReference, String reason, Instant rejectedAt, long version) {}

package dev.saldo.billing.payment;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment as it was recorded; never changes.
 *
 * @param surplus what of the amount was not due and went to the customer's balance; null for nothing
 * @param failureReason why it failed; null of one that succeeded
 */
@Pure
record Payment(
        UUID id,
        UUID store,
        UUID invoice,
        String invoiceNumber,
        PaymentMethod method,
        String reference,
        Money amount,
        @Nullable Money surplus,
        PaymentStatus status,
        @Nullable String failureReason,
        @Nullable String note,
        String actor,
        Instant occurredAt) {}

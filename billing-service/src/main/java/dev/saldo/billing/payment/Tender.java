package dev.saldo.billing.payment;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment that somebody reports.
 *
 * @param reference the payment's own id at whoever moved the money, unique in its method
 * @param amount null for all that is due
 * @param paidAt null for now
 * @param result how it went
 * @param failureReason why it failed; null for declined
 */
@Pure
record Tender(
        UUID invoice,
        PaymentMethod method,
        String reference,
        @Nullable Money amount,
        @Nullable Instant paidAt,
        @Nullable String note,
        PaymentStatus result,
        @Nullable String failureReason,
        Overpayment overpayment) {}

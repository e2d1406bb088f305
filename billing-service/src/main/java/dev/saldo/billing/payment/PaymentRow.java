package dev.saldo.billing.payment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The frozen row of a payment.
 *
 * @param invoice the invoice's public id
 */
record PaymentRow(
        UUID uid,
        UUID storeId,
        UUID invoice,
        String method,
        String referenceId,
        long amountMinor,
        @Nullable Long surplusMinor,
        String currency,
        String status,
        @Nullable String failureReason,
        @Nullable String note,
        String actor,
        Instant occurredAt) {

    static PaymentRow of(Payment payment) {
        var surplus = payment.surplus();
        return new PaymentRow(
                payment.id(),
                payment.store(),
                payment.invoice(),
                payment.method().word(),
                payment.reference(),
                payment.amount().minor(),
                surplus == null ? null : surplus.minor(),
                payment.amount().currency().getCurrencyCode(),
                payment.status().name(),
                payment.failureReason(),
                payment.note(),
                payment.actor(),
                payment.occurredAt());
    }
}

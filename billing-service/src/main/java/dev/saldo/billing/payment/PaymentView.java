package dev.saldo.billing.payment;

import dev.saldo.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payment as the API shows it. */
record PaymentView(
        UUID id,
        UUID invoiceId,
        String invoiceNumber,
        String method,
        String referenceId,
        Money amount,
        PaymentStatus status,
        @Nullable String failureReason,
        @Nullable String note,
        Instant occurredAt,
        String actor) {

    static PaymentView of(Payment payment) {
        return new PaymentView(
                payment.id(),
                payment.invoice(),
                payment.invoiceNumber(),
                payment.method().word(),
                payment.reference(),
                payment.amount(),
                payment.status(),
                payment.failureReason(),
                payment.note(),
                payment.occurredAt(),
                payment.actor());
    }
}

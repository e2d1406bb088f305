package dev.saldo.billing.payment;

import dev.saldo.billing.access.Audience;
import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.kit.audit.Masked;
import dev.saldo.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the API shows it.
 *
 * @param surplus what of the amount was not due and went to the customer's balance; absent for nothing
 * @param note the store's own; not for customers
 * @param actor who recorded it; not for customers
 */
public record PaymentView(
        UUID id,
        UUID invoiceId,
        String invoiceNumber,
        @OneOf(PaymentMethod.class) String method,
        String referenceId,
        Money amount,
        @Nullable Money surplus,
        PaymentStatus status,
        @Masked @Nullable String failureReason,
        @Masked @Nullable String note,
        Instant occurredAt,
        @Nullable String actor) {

    static PaymentView of(Payment payment, Audience audience) {
        return new PaymentView(
                payment.id(),
                payment.invoice(),
                payment.invoiceNumber(),
                payment.method().word(),
                payment.reference(),
                payment.amount(),
                payment.surplus(),
                payment.status(),
                payment.failureReason(),
                audience.internal(payment.note()),
                payment.occurredAt(),
                audience.internal(payment.actor()));
    }
}

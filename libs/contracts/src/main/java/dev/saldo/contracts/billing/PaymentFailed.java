package dev.saldo.contracts.billing;

import dev.saldo.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment for an invoice was declined; nothing was booked.
 *
 * @param saleId absent for an invoice of subscriptions
 * @param method cash, card, upi, netbanking, transfer or provider; later releases may add methods
 * @param reference the payment's own id at whoever moved the money, unique in its method
 * @param amount what was to be paid
 * @param reason why it was declined
 */
public record PaymentFailed(
        UUID paymentId,
        UUID invoiceId,
        String invoiceNumber,
        @Nullable UUID saleId,
        String method,
        String reference,
        Money amount,
        String reason,
        Instant occurredAt) {}

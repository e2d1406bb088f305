package dev.saldo.contracts.billing;

import dev.saldo.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money for an invoice came in.
 *
 * @param saleId absent for an invoice of subscriptions
 * @param method cash, card, upi, netbanking, transfer, credit-balance or provider; later releases may add methods
 * @param reference the payment's own id at whoever moved the money, unique in its method
 * @param amount what was paid, positive
 */
public record PaymentSucceeded(
        UUID paymentId,
        UUID invoiceId,
        String invoiceNumber,
        @Nullable UUID saleId,
        String method,
        String reference,
        Money amount,
        Instant occurredAt) {}

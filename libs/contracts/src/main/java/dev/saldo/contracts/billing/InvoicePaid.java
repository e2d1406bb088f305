package dev.saldo.contracts.billing;

import dev.saldo.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Payments settled an invoice in full.
 *
 * @param saleId absent for an invoice of a subscription period
 */
public record InvoicePaid(
        UUID invoiceId, String number, @Nullable UUID saleId, Money grandTotal, Instant paidAt, long version) {}

package dev.saldo.contracts.billing;

import dev.saldo.money.Money;
import java.time.Instant;
import java.util.UUID;

/** An unpaid invoice is owed no more, because a credit note took all of it back. */
public record InvoiceCancelled(
        UUID invoiceId, String number, UUID saleId, Money grandTotal, Instant cancelledAt, long version) {}

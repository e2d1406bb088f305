package dev.saldo.contracts.billing;

import dev.saldo.money.Money;
import java.time.Instant;
import java.util.UUID;

/** Payments settled an invoice in full. */
public record InvoicePaid(UUID invoiceId, String number, UUID saleId, Money grandTotal, Instant paidAt, long version) {}

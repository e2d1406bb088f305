package dev.saldo.billing.invoice;

import dev.saldo.billing.settlement.InvoiceStatus;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which invoices are asked for; null where it does not matter. The days are half open: {@code [from, to)}. */
record InvoiceFilter(
        @Nullable InvoiceStatus status,
        @Nullable Boolean overdue,
        @Nullable UUID customerId,
        @Nullable UUID saleId,
        @Nullable UUID subscriptionId,
        @Nullable String number,
        @Nullable LocalDate issuedFrom,
        @Nullable LocalDate issuedTo) {}

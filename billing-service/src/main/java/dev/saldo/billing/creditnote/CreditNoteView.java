package dev.saldo.billing.creditnote;

import dev.saldo.billing.invoice.Buyer;
import dev.saldo.billing.invoice.InvoiceLine;
import dev.saldo.billing.seller.Seller;
import dev.saldo.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A credit note as the API shows it; buyer and seller are those of its invoice.
 *
 * @param actor who refunded the sale; not for customers
 */
public record CreditNoteView(
        UUID id,
        String number,
        LocalDate issueDate,
        UUID invoiceId,
        String invoiceNumber,
        UUID saleId,
        @Nullable String saleReference,
        UUID customerId,
        Buyer buyer,
        Seller seller,
        @Nullable String reason,
        Instant refundedAt,
        String currency,
        List<InvoiceLine> lines,
        Money subtotal,
        Money discountTotal,
        Money taxTotal,
        Money grandTotal,
        @Nullable String actor,
        Instant createdAt) {}

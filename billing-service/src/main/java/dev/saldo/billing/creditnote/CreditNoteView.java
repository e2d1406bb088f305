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
 * @param saleId absent where a subscription gives back
 * @param subscriptionId absent of the refund of a sale
 * @param chargeId the charge it gives back, or a part of; absent of the refund of a sale
 * @param actor who refunded the sale, or whose act the charge follows; not for customers
 */
public record CreditNoteView(
        UUID id,
        String number,
        LocalDate issueDate,
        UUID invoiceId,
        String invoiceNumber,
        @Nullable UUID saleId,
        @Nullable String saleReference,
        @Nullable UUID subscriptionId,
        @Nullable UUID chargeId,
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

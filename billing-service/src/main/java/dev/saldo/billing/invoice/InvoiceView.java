package dev.saldo.billing.invoice;

import dev.saldo.billing.access.Audience;
import dev.saldo.billing.seller.Seller;
import dev.saldo.billing.settlement.InvoiceStatus;
import dev.saldo.kit.audit.Masked;
import dev.saldo.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as the API shows it.
 *
 * @param saleId absent for an invoice of subscriptions
 * @param saleDate the day of the sale, or the day the first of its charges fell due
 * @param subscriptionIds the subscriptions it bills; empty for the invoice of a sale
 * @param overdue whether something is owed after the due date
 * @param collection how a payment provider was asked for it; absent where none was to be
 * @param actor who made the sale final, or whose act the charge follows; not for customers
 */
public record InvoiceView(
        UUID id,
        String number,
        InvoiceStatus status,
        LocalDate issueDate,
        LocalDate dueDate,
        @Nullable UUID saleId,
        @Nullable String saleReference,
        LocalDate saleDate,
        List<UUID> subscriptionIds,
        UUID customerId,
        Buyer buyer,
        Seller seller,
        String currency,
        List<InvoiceLine> lines,
        Money subtotal,
        Money discountTotal,
        Money taxTotal,
        Money grandTotal,
        Money amountPaid,
        Money amountCredited,
        Money amountDue,
        @Nullable Instant paidAt,
        boolean overdue,
        List<String> creditNotes,
        @Masked @Nullable CollectionView collection,
        @Nullable String actor,
        Instant createdAt,
        int version) {

    static InvoiceView of(StoredInvoice stored, Audience audience) {
        var invoice = stored.invoice();
        var totals = invoice.totals();
        var settlement = stored.settlement();
        return new InvoiceView(
                invoice.id(),
                invoice.number().text(),
                settlement.status(),
                invoice.issueDate(),
                invoice.dueDate(),
                invoice.sale(),
                invoice.saleReference(),
                invoice.saleDate(),
                invoice.subscriptions(),
                invoice.buyer().customerId(),
                invoice.buyer(),
                invoice.seller(),
                totals.grandTotal().currency().getCurrencyCode(),
                invoice.lines(),
                totals.subtotal(),
                totals.discount(),
                totals.tax(),
                totals.grandTotal(),
                settlement.paid(),
                settlement.credited(),
                settlement.due(),
                stored.paidAt(),
                stored.isOverdue(),
                stored.creditNotes(),
                stored.collection(),
                audience.internal(invoice.actor()),
                invoice.createdAt(),
                stored.version());
    }
}

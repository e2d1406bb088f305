package dev.saldo.billing.invoice;

import dev.saldo.billing.access.Audience;
import dev.saldo.billing.seller.Seller;
import dev.saldo.billing.settlement.InvoiceStatus;
import dev.saldo.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as the API shows it.
 *
 * @param actor who made the sale final; not for customers
 */
public record InvoiceView(
        UUID id,
        String number,
        InvoiceStatus status,
        LocalDate issueDate,
        LocalDate dueDate,
        UUID saleId,
        @Nullable String saleReference,
        LocalDate saleDate,
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
        List<String> creditNotes,
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
                invoice.sale().sale(),
                invoice.saleReference(),
                invoice.saleDate(),
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
                stored.creditNotes(),
                audience.internal(invoice.actor()),
                invoice.createdAt(),
                stored.version());
    }
}

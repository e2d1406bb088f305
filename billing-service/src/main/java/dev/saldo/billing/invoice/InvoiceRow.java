package dev.saldo.billing.invoice;

import dev.saldo.billing.seller.Seller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The frozen row of an invoice, without its lines. */
record InvoiceRow(
        UUID uid,
        UUID storeId,
        String number,
        int year,
        long sequence,
        LocalDate issueDate,
        LocalDate dueDate,
        @Nullable UUID saleId,
        @Nullable String saleReference,
        LocalDate saleDate,
        UUID customerId,
        Buyer buyer,
        Seller seller,
        int lineCount,
        @Nullable Integer chargeCount,
        String currency,
        long subtotalMinor,
        long discountMinor,
        long taxMinor,
        long grandTotalMinor,
        String actor,
        Instant createdAt) {

    static InvoiceRow of(Invoice invoice) {
        var totals = invoice.totals();
        return new InvoiceRow(
                invoice.id(),
                invoice.store(),
                invoice.number().text(),
                invoice.number().year(),
                invoice.number().sequence(),
                invoice.issueDate(),
                invoice.dueDate(),
                invoice.sale(),
                invoice.saleReference(),
                invoice.saleDate(),
                invoice.buyer().customerId(),
                invoice.buyer(),
                invoice.seller(),
                invoice.lines().size(),
                invoice.sale() == null ? invoice.charges().size() : null,
                totals.grandTotal().currency().getCurrencyCode(),
                totals.subtotal().minor(),
                totals.discount().minor(),
                totals.tax().minor(),
                totals.grandTotal().minor(),
                invoice.actor(),
                invoice.createdAt());
    }
}

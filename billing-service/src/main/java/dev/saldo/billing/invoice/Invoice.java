package dev.saldo.billing.invoice;

import dev.saldo.billing.numbering.DocumentNumber;
import dev.saldo.billing.seller.Issuer;
import dev.saldo.billing.seller.Seller;
import dev.saldo.billing.settlement.Change;
import dev.saldo.billing.settlement.SaleKey;
import dev.saldo.kit.Pure;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An issued invoice: never changes.
 *
 * @param issueDate the day it was issued, in the store; the sale's own day is {@code saleDate}
 * @param actor who made the sale final
 */
@Pure
public record Invoice(
        UUID id,
        DocumentNumber number,
        LocalDate issueDate,
        LocalDate dueDate,
        SaleKey sale,
        @Nullable String saleReference,
        LocalDate saleDate,
        Buyer buyer,
        Seller seller,
        List<InvoiceLine> lines,
        Totals totals,
        String actor,
        Instant createdAt) {

    static Invoice issue(UUID id, CompletedSale sale, DocumentNumber number, Issuer issuer, Instant now) {
        var today = issuer.day(now);
        return new Invoice(
                id,
                number,
                today,
                issuer.seller().dueDate(today),
                sale.key(),
                sale.reference(),
                issuer.day(sale.soldAt()),
                sale.buyer(),
                issuer.seller(),
                sale.lines(),
                Totals.of(sale.lines(), sale.total()),
                sale.actor(),
                now);
    }

    Change issued() {
        return Change.issued(id, sale, number.text(), totals.grandTotal(), createdAt);
    }
}

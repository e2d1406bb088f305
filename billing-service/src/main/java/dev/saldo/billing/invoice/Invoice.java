package dev.saldo.billing.invoice;

import dev.saldo.billing.numbering.DocumentNumber;
import dev.saldo.billing.seller.Issuer;
import dev.saldo.billing.seller.Seller;
import dev.saldo.billing.settlement.Change;
import dev.saldo.billing.settlement.Opening;
import dev.saldo.billing.settlement.Origin;
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
 * @param sale null for an invoice of subscriptions
 * @param saleDate the day of the sale, or the day the first of the charges fell due
 * @param charges none on the invoice of a sale
 * @param actor who made the sale final, or whose act the last charge follows
 * @param overdueFrom when the day after the due date begins, in the store
 */
@Pure
public record Invoice(
        UUID id,
        UUID store,
        DocumentNumber number,
        LocalDate issueDate,
        LocalDate dueDate,
        @Nullable UUID sale,
        @Nullable String saleReference,
        LocalDate saleDate,
        List<BilledCharge> charges,
        Buyer buyer,
        Seller seller,
        List<InvoiceLine> lines,
        Totals totals,
        String actor,
        Instant createdAt,
        Instant overdueFrom) {

    static Invoice issue(UUID id, Billable billed, DocumentNumber number, Issuer issuer) {
        var dueDate = billed.dueDate(issuer);
        return new Invoice(
                id,
                billed.store(),
                number,
                issuer.today(),
                dueDate,
                billed.sale(),
                billed.reference(),
                billed.day(issuer),
                billed.charges(),
                billed.buyer(),
                issuer.seller(),
                billed.lines(),
                billed.totals(),
                billed.actor(),
                issuer.now(),
                issuer.startOf(dueDate.plusDays(1)));
    }

    public Origin origin() {
        return new Origin(store, sale, subscriptions());
    }

    /** Each once, in the order of the charges. */
    List<UUID> subscriptions() {
        return charges.stream().map(BilledCharge::subscription).distinct().toList();
    }

    Opening issued() {
        return new Opening(
                Change.issued(id, origin(), buyer.customerId(), number.text(), totals.grandTotal(), createdAt),
                overdueFrom);
    }
}

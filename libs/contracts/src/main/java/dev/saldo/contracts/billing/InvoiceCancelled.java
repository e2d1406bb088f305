package dev.saldo.contracts.billing;

import dev.saldo.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An unpaid invoice is owed no more, because a credit note took all of it back.
 *
 * @param saleId absent for an invoice of subscriptions
 * @param subscriptionIds the subscriptions it bills, if any
 */
public record InvoiceCancelled(
        UUID invoiceId,
        String number,
        @Nullable UUID saleId,
        Money grandTotal,
        Instant cancelledAt,
        @Nullable List<UUID> subscriptionIds,
        long version) {

    /** Of a sale. */
    public InvoiceCancelled(
            UUID invoiceId, String number, @Nullable UUID saleId, Money grandTotal, Instant cancelledAt, long version) {
        this(invoiceId, number, saleId, grandTotal, cancelledAt, null, version);
    }
}

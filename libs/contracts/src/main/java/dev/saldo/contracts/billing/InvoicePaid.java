package dev.saldo.contracts.billing;

import dev.saldo.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Payments settled an invoice in full.
 *
 * @param saleId absent for an invoice of subscriptions
 * @param subscriptionIds the subscriptions it bills, if any
 */
public record InvoicePaid(
        UUID invoiceId,
        String number,
        @Nullable UUID saleId,
        Money grandTotal,
        Instant paidAt,
        @Nullable List<UUID> subscriptionIds,
        long version) {

    /** Of a sale. */
    public InvoicePaid(
            UUID invoiceId, String number, @Nullable UUID saleId, Money grandTotal, Instant paidAt, long version) {
        this(invoiceId, number, saleId, grandTotal, paidAt, null, version);
    }
}

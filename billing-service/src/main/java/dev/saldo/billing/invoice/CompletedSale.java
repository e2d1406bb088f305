package dev.saldo.billing.invoice;

import dev.saldo.billing.seller.Issuer;
import dev.saldo.billing.settlement.SaleKey;
import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an invoice needs to know of a completed sale.
 *
 * @param actor who made it final: the subject of their token
 */
@Pure
record CompletedSale(
        SaleKey key,
        @Nullable String reference,
        Buyer buyer,
        List<InvoiceLine> lines,
        Money total,
        Instant soldAt,
        Instant completedAt,
        String actor)
        implements Billable {

    @Override
    public UUID store() {
        return key.store();
    }

    @Override
    public UUID sale() {
        return key.sale();
    }

    @Override
    public List<BilledCharge> charges() {
        return List.of();
    }

    @Override
    public Totals totals() {
        return Totals.of(lines, total);
    }

    @Override
    public LocalDate day(Issuer issuer) {
        return issuer.day(soldAt);
    }

    @Override
    public LocalDate dueDate(Issuer issuer) {
        return issuer.seller().dueDate(issuer.today());
    }
}

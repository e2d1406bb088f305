package dev.saldo.billing.invoice;

import dev.saldo.billing.settlement.SaleKey;
import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.time.Instant;
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
        String actor) {

    UUID store() {
        return key.store();
    }
}

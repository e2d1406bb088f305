package dev.saldo.billing.settlement;

import dev.saldo.kit.Pure;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an invoice is for: a sale, or charges of subscriptions.
 *
 * @param sale null for an invoice of subscriptions
 * @param subscriptions each once; empty for the invoice of a sale
 */
@Pure
public record Origin(UUID store, @Nullable UUID sale, List<UUID> subscriptions) {

    /** Null for an invoice of subscriptions. */
    public @Nullable SaleKey saleKey() {
        return sale == null ? null : new SaleKey(store, sale);
    }

    /** Null for the invoice of a sale, whose events say nothing of subscriptions. */
    public @Nullable List<UUID> subscriptionsIfAny() {
        return sale == null ? subscriptions : null;
    }
}

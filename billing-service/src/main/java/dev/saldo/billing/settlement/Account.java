package dev.saldo.billing.settlement;

import dev.saldo.kit.Pure;
import java.util.UUID;

/**
 * An invoice as money sees it.
 *
 * @param version grows with every change of the settlement; 0 for an invoice that is just being issued
 */
@Pure
public record Account(UUID invoice, SaleKey sale, String number, Settlement settlement, int version) {

    public UUID store() {
        return sale.store();
    }
}

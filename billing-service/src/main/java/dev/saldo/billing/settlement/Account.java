package dev.saldo.billing.settlement;

import dev.saldo.billing.settlement.Decision.Accepted;
import dev.saldo.kit.Pure;
import java.util.UUID;

/**
 * An invoice as money sees it.
 *
 * @param version grows with every change of the settlement; 0 for an invoice that is just being issued
 */
@Pure
public record Account(UUID invoice, Origin origin, UUID customer, String number, Settlement settlement, int version) {

    public UUID store() {
        return origin.store();
    }

    /** As it is once this was decided. */
    public Account after(Accepted decision) {
        return new Account(invoice, origin, customer, number, decision.next(), version + 1);
    }
}

package dev.saldo.billing.settlement;

import dev.saldo.billing.settlement.Decision.Accepted;
import dev.saldo.billing.settlement.Decision.Consequence;
import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.time.Instant;
import java.util.UUID;

/** What was decided about an account, and when it happened. */
@Pure
public record Change(Account account, Accepted decision, Instant at) {

    /** An invoice is issued; a free one is CONFIRMED (version 1) and PAID (version 2) at once. */
    public static Change issued(
            UUID invoice, Origin origin, UUID customer, String number, Money grandTotal, Instant at) {
        var opening = Settlement.opening(grandTotal);
        var version = opening.consequence() == Consequence.INVOICE_PAID ? 1 : 0;
        return new Change(new Account(invoice, origin, customer, number, opening.next(), version), opening, at);
    }

    public Settlement next() {
        return decision.next();
    }

    public int nextVersion() {
        return account.version() + 1;
    }
}

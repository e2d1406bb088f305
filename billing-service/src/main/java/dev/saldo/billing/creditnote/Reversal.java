package dev.saldo.billing.creditnote;

import dev.saldo.billing.settlement.Account;
import dev.saldo.billing.settlement.Decision.Accepted;
import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a credit note takes back of an invoice, and what follows for what is owed. */
@Pure
sealed interface Reversal permits CreditedInvoice, CreditedPart {

    Account account();

    Accepted decision();

    /** What the invoice is reduced by. */
    Money total();

    @Nullable
    String reason();

    Instant happenedAt();

    String actor();

    default UUID store() {
        return account().store();
    }
}

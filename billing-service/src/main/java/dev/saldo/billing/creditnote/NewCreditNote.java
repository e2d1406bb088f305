package dev.saldo.billing.creditnote;

import dev.saldo.billing.numbering.DocumentNumber;
import dev.saldo.billing.settlement.Account;
import dev.saldo.billing.settlement.Change;
import dev.saldo.billing.settlement.Decision.Accepted;
import dev.saldo.kit.Pure;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A credit note in the making: it takes back all of an invoice, whose lines and totals it repeats.
 *
 * @param issueDate the day of {@code issuedAt} in the store
 */
@Pure
record NewCreditNote(UUID id, DocumentNumber number, CreditedInvoice credited, LocalDate issueDate, Instant issuedAt) {

    /** A refund, the invoice it is about, and what follows for what is owed. */
    @Pure
    record CreditedInvoice(Refund refund, Account account, Accepted decision) {

        UUID store() {
            return account.store();
        }
    }

    Refund refund() {
        return credited.refund();
    }

    Account account() {
        return credited.account();
    }

    Change change() {
        return new Change(credited.account(), credited.decision(), issuedAt);
    }
}

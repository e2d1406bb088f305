package dev.saldo.billing.creditnote;

import dev.saldo.billing.balance.Payer;
import dev.saldo.billing.numbering.DocumentNumber;
import dev.saldo.billing.settlement.Account;
import dev.saldo.billing.settlement.Change;
import dev.saldo.kit.Pure;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A credit note in the making.
 *
 * @param issueDate the day of {@code issuedAt} in the store
 */
@Pure
record NewCreditNote(UUID id, DocumentNumber number, Reversal reversal, LocalDate issueDate, Instant issuedAt) {

    Account account() {
        return reversal.account();
    }

    /** Whose balance what was paid goes to. */
    Payer payer() {
        var account = account();
        return new Payer(account.store(), account.customer(), reversal.total().currency());
    }

    Change change() {
        return new Change(reversal.account(), reversal.decision(), issuedAt);
    }
}

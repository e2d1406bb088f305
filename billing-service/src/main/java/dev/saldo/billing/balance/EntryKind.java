package dev.saldo.billing.balance;

import dev.saldo.kit.Pure;
import java.util.Locale;

/** Why a balance changed; in lower case with hyphens on the wire and in the database. */
@Pure
public enum EntryKind {
    /** A credit note took back what was paid. */
    CREDIT_NOTE,
    /** A payment brought in more than what was due. */
    OVERPAYMENT,
    /** It paid an invoice. */
    USED;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

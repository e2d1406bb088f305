package dev.saldo.billing.settlement;

import dev.saldo.kit.Pure;

/** What a rule of settling answered; a refusal is an expected answer. */
@Pure
public sealed interface Decision {

    /** @param next what is owed from now on */
    @Pure
    record Accepted(Settlement next, Consequence consequence) implements Decision {}

    /** Nothing happens, because of this. */
    @Pure
    record Refused(Reason reason) implements Decision {}

    /** What the rest of the suite must hear of. */
    @Pure
    enum Consequence {
        NONE,
        INVOICE_PAID,
        INVOICE_CANCELLED
    }

    /** The condition in the way. */
    @Pure
    enum Reason {
        NOT_PAYABLE,
        WRONG_CURRENCY,
        NOT_POSITIVE,
        OVERPAYMENT,
        ALREADY_TAKEN_BACK
    }
}

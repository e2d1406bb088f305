package dev.saldo.billing.payment;

import dev.saldo.kit.Pure;

/** What becomes of more than what is due. */
@Pure
enum Overpayment {
    REFUSED,
    /** It is owed to the customer. */
    CREDITED,
    /** Likewise, even where nothing is due any more: the money has moved already. */
    TAKEN
}

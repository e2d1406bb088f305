package dev.saldo.billing.payment;

import dev.saldo.kit.Pure;
import java.util.Locale;

/** How money moved; in lower case on the wire and in the database. */
@Pure
enum PaymentMethod {
    CASH,
    CARD,
    UPI,
    NETBANKING,
    TRANSFER;

    static PaymentMethod of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.saldo.billing.payment;

import dev.saldo.kit.Pure;
import java.util.Locale;

/** How money moved; in lower case with hyphens on the wire and in the database. */
@Pure
enum PaymentMethod {
    CASH,
    CARD,
    UPI,
    NETBANKING,
    TRANSFER,
    /** Of what the store owed the customer; nobody reports it. */
    CREDIT_BALANCE,
    /** By what a subscription names, which a payment provider was asked for; nobody reports it. */
    PROVIDER;

    static PaymentMethod of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

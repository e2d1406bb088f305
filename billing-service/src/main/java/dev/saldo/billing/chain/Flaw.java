package dev.saldo.billing.chain;

import dev.saldo.kit.Pure;
import java.util.Locale;

/** What does not fit about a document. */
@Pure
enum Flaw {
    /** It is gone. */
    MISSING,
    /** Its content, or its hash, is not what it was when it was issued. */
    CHANGED,
    /** It exists, but not where its number belongs in the chain. */
    NOT_IN_CHAIN,
    /** Its place in the chain, or the end of the chain, is not what it was. */
    CHAIN_CHANGED,
    /** Its number does not follow the one before it in its series and year. */
    NUMBER_OUT_OF_ORDER,
    /** Lines and totals contradict each other. */
    LINES_DO_NOT_ADD_UP,
    /** What is booked on it is not what its payments and credit notes say. */
    PAYMENTS_DO_NOT_ADD_UP;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

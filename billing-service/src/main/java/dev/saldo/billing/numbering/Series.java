package dev.saldo.billing.numbering;

import dev.saldo.kit.Pure;

/** A kind of document that is numbered on its own. */
@Pure
public enum Series {
    INVOICE("INV"),
    CREDIT_NOTE("CN");

    private final String prefix;

    Series(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }
}

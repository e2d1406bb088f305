package dev.saldo.billing.settlement;

import dev.saldo.kit.Pure;

/** Where an invoice stands: DRAFT is not issued yet, CONFIRMED is issued and wholly unpaid, CANCELLED is owed no more. */
@Pure
public enum InvoiceStatus {
    DRAFT,
    CONFIRMED,
    PARTIALLY_PAID,
    PAID,
    CANCELLED;

    boolean isPayable() {
        return this == CONFIRMED || this == PARTIALLY_PAID;
    }
}

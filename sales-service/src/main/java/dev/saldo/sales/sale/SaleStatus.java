package dev.saldo.sales.sale;

import dev.saldo.kit.Pure;

/** Where a sale stands; the README draws the way from one to the next. */
@Pure
public enum SaleStatus {
    DRAFT,
    CONFIRMED,
    AWAITING_CREDIT,
    COMPLETED,
    REJECTED,
    CANCELLED,
    REFUNDED;

    /** True while the sale waits for nobody's answer: what {@code Prefer: wait} waits for. */
    public boolean settled() {
        return this != CONFIRMED;
    }

    /** True when nothing will happen to the sale by itself any more. */
    public boolean ended() {
        return switch (this) {
            case DRAFT, CONFIRMED, AWAITING_CREDIT -> false;
            case COMPLETED, REJECTED, CANCELLED, REFUNDED -> true;
        };
    }
}

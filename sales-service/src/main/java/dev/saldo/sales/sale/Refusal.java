package dev.saldo.sales.sale;

import dev.saldo.kit.Pure;

/** The condition that forbids an act. */
@Pure
public enum Refusal {
    SALE_NOT_EDITABLE,
    SALE_NOT_APPROVABLE,
    SALE_NOT_CONFIRMABLE,
    SALE_NOT_CANCELLABLE,
    SALE_NOT_REFUNDABLE,
    SALE_NOT_WAITING,
    /** Credits were deducted for a sale that had not asked for any; somebody must look into it. */
    CREDITS_NOT_ASKED_FOR
}

package dev.saldo.billing.payment;

import dev.saldo.kit.Pure;

/** Whether the money came in; of a FAILED payment nothing was booked. */
@Pure
public enum PaymentStatus {
    SUCCEEDED,
    FAILED
}

package dev.saldo.sales.pricing;

import dev.saldo.kit.Pure;
import java.util.Locale;

/** How what is sold is paid for: once, or each period by the subscription the sale begins. */
@Pure
public enum PaymentType {
    ONE_TIME,
    RECURRING;

    /** As the API and the table write it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param wire one of these */
    public static PaymentType of(String wire) {
        return RECURRING.wire().equals(wire) ? RECURRING : ONE_TIME;
    }
}

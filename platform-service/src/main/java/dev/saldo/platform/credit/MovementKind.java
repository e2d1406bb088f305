package dev.saldo.platform.credit;

import dev.saldo.kit.Pure;
import java.util.Locale;

/** Why a balance moved. */
@Pure
public enum MovementKind {
    DEPOSIT,
    DEDUCTION,
    REFUND,
    ADJUSTMENT,
    EXPIRY;

    /** As the API, events and the database write it. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

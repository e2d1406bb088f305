package dev.saldo.platform.credit;

import dev.saldo.kit.Pure;
import java.util.Locale;

/** What this service has done for a sale. */
@Pure
enum SaleStatus {
    REJECTED,
    DEDUCTED,
    REFUNDED;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

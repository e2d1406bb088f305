package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import java.util.Locale;

/** How far a charge is. */
@Pure
public enum ChargeStatus {
    /** Its platforms were asked for their credits. */
    ASKED,
    /** They did not have enough; the next deposit tries again. */
    WAITING,
    /** They never will; somebody must look into it. */
    REJECTED,
    /** Its credits are deducted, if it needed any; it is billed. */
    CHARGED;

    /** As the API writes it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

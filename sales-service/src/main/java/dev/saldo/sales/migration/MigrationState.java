package dev.saldo.sales.migration;

import dev.saldo.kit.Pure;
import java.util.Locale;

/** How far a migration is. */
@Pure
enum MigrationState {
    RUNNING,
    /** Every subscription was moved, or refused. */
    DONE,
    /** Somebody took back what had not been moved yet. */
    WITHDRAWN;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

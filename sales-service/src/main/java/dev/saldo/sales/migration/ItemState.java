package dev.saldo.sales.migration;

import dev.saldo.kit.Pure;
import java.util.Locale;

/** What became of one subscription of a migration. */
@Pure
enum ItemState {
    PENDING,
    MOVED,
    /** Left as it was, for a reason. */
    REFUSED,
    WITHDRAWN;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

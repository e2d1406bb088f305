package dev.saldo.platform.credit;

import dev.saldo.kit.Pure;
import java.util.UUID;

/** What became of a sale here, so far. */
@Pure
record SaleRecord(UUID store, UUID sale, int attempt, SaleStatus status) {

    SaleKey key() {
        return new SaleKey(store, sale);
    }

    /** Whether an attempt still has to be decided: it is newer than the last one, and that was turned down. */
    boolean awaits(int nextAttempt) {
        return status == SaleStatus.REJECTED && nextAttempt > attempt;
    }
}

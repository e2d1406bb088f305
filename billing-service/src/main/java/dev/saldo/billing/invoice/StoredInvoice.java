package dev.saldo.billing.invoice;

import dev.saldo.billing.settlement.Settlement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice with what became of it.
 *
 * @param version of the settlement
 * @param overdueAt since when it is, or was, overdue; null when it was paid in time, or still may be
 * @param creditNotes their numbers
 * @param collection null where no provider was ever to be asked
 */
record StoredInvoice(
        Invoice invoice,
        Settlement settlement,
        int version,
        @Nullable Instant paidAt,
        @Nullable Instant overdueAt,
        List<String> creditNotes,
        @Nullable CollectionView collection) {

    /** Whether something is owed that should have been paid before. */
    boolean isOverdue() {
        return overdueAt != null && settlement.due().isPositive();
    }
}

package dev.saldo.billing.invoice;

import dev.saldo.billing.settlement.Settlement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice with what became of it.
 *
 * @param version of the settlement
 * @param creditNotes their numbers
 */
record StoredInvoice(
        Invoice invoice,
        Settlement settlement,
        int version,
        @Nullable Instant paidAt,
        List<String> creditNotes) {}

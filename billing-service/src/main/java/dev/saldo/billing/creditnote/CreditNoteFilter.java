package dev.saldo.billing.creditnote;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which credit notes are asked for; null where it does not matter. */
record CreditNoteFilter(
        @Nullable UUID invoice,
        @Nullable UUID sale,
        @Nullable UUID subscription) {

    static CreditNoteFilter ofInvoice(UUID invoice) {
        return new CreditNoteFilter(invoice, null, null);
    }
}

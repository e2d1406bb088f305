package dev.saldo.billing.chain;

import dev.saldo.billing.settlement.InvoiceStatus;
import dev.saldo.kit.Pure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is booked on an invoice beside what its payments and credit notes say, in minor units.
 *
 * @param settlement null where it is gone
 * @param paid by payments that succeeded
 * @param credited by credit notes
 */
@Pure
record Books(@Nullable Booked settlement, long paid, long credited) {

    /** The settlement as it is stored, sound or not. */
    @Pure
    record Booked(String status, long grandTotal, long paid, long credited) {}

    boolean fit(long grandTotal) {
        return settlement != null
                && statuses(grandTotal).contains(settlement.status())
                && new Booked(settlement.status(), grandTotal, paid, credited).equals(settlement);
    }

    /** Where all of a partly paid invoice is taken back, it depends on what came first. */
    private List<String> statuses(long grandTotal) {
        if (paid + credited < grandTotal) {
            return List.of((paid == 0 ? InvoiceStatus.CONFIRMED : InvoiceStatus.PARTIALLY_PAID).name());
        }
        if (credited < grandTotal || paid == grandTotal) {
            return List.of(InvoiceStatus.PAID.name());
        }
        return paid == 0
                ? List.of(InvoiceStatus.CANCELLED.name())
                : List.of(InvoiceStatus.CANCELLED.name(), InvoiceStatus.PAID.name());
    }
}

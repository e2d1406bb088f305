package dev.saldo.billing.chain;

import dev.saldo.billing.settlement.InvoiceStatus;
import dev.saldo.kit.Pure;
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
        return new Booked(status(grandTotal).name(), grandTotal, paid, credited).equals(settlement)
                && (credited == 0 || credited == grandTotal);
    }

    private InvoiceStatus status(long grandTotal) {
        if (paid == grandTotal) {
            return InvoiceStatus.PAID;
        }
        if (credited > 0) {
            return InvoiceStatus.CANCELLED;
        }
        return paid == 0 ? InvoiceStatus.CONFIRMED : InvoiceStatus.PARTIALLY_PAID;
    }
}

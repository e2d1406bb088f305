package dev.saldo.billing.seller;

import dev.saldo.kit.Pure;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who sells, as it is written on invoices.
 *
 * @param name may be empty as long as the store has not told
 * @param paymentTermsDays how many days after its issue an invoice is due
 */
@Pure
public record Seller(
        String name,
        @Nullable Address address,
        @Nullable String taxId,
        @Nullable String email,
        int paymentTermsDays) {

    private static final int USUAL_TERMS_DAYS = 14;

    /** The seller of a store that this service has not heard of yet. */
    public static final Seller UNKNOWN = new Seller("", null, null, null, USUAL_TERMS_DAYS);

    /** When an invoice issued on this day is due. */
    public LocalDate dueDate(LocalDate issueDate) {
        return issueDate.plusDays(paymentTermsDays);
    }
}

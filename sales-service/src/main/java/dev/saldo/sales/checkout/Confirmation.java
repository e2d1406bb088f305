package dev.saldo.sales.checkout;

import dev.saldo.kit.Pure;
import dev.saldo.sales.sale.Outcome;
import dev.saldo.sales.sale.Sale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a wish to confirm a sale.
 *
 * @param before the sale as it was; null when there is none that the caller may see
 * @param outcome null when there is no sale
 */
@Pure
record Confirmation(
        Wish wish, @Nullable Sale before, @Nullable Outcome outcome) {

    /**
     * @param customer whose sales the caller may see; null for those of all
     * @param subject who is said to have confirmed it
     */
    record Wish(UUID store, @Nullable UUID customer, String subject, UUID saleId) {

        boolean mayName(Sale sale) {
            return sale.store().equals(store)
                    && (customer == null || customer.equals(sale.terms().customerId()));
        }
    }
}

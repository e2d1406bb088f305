package dev.saldo.sales.checkout;

import dev.saldo.kit.Pure;
import dev.saldo.sales.policy.BelowMarginFloor;
import dev.saldo.sales.sale.Outcome;
import dev.saldo.sales.sale.Sale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
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

    /** The store whose choice is needed, as a price is under its margin floor. */
    Stream<UUID> belowFloorIn() {
        return outcome instanceof Outcome.BelowFloor ? Stream.of(wish.store()) : Stream.empty();
    }

    /** @param choices what stores want of prices under their margin floor */
    Confirmation chosen(Map<UUID, BelowMarginFloor> choices) {
        return outcome instanceof Outcome.BelowFloor(var sale, var breaches, var usual)
                ? new Confirmation(
                        wish, before, new Outcome.BelowFloor(sale, breaches, choices.getOrDefault(wish.store(), usual)))
                : this;
    }

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

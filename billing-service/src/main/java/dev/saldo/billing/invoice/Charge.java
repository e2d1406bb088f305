package dev.saldo.billing.invoice;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription has to be billed for, or, where it adds up to less than nothing, gives back.
 *
 * @param kind initial, renewal, plan-change, one-time or unused-time; later releases may add some
 * @param buyer who pays
 * @param chargedOn the day it fell due, in the store
 * @param termsDays how many days after its issue an invoice of it is due; null for the store's own terms
 * @param paymentMethod what a payment provider can take the money from; null where nobody has said so
 * @param actor whose act it follows: the subject of their token
 */
@Pure
public record Charge(
        UUID store,
        UUID id,
        UUID subscription,
        String kind,
        Buyer buyer,
        List<InvoiceLine> lines,
        Totals totals,
        LocalDate chargedOn,
        @Nullable Integer termsDays,
        @Nullable String paymentMethod,
        Instant occurredAt,
        String actor) {

    public boolean givesBack() {
        return totals.grandTotal().isNegative();
    }

    public Money total() {
        return totals.grandTotal();
    }
}

package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who uses a subscription, who pays for it, and how.
 *
 * @param customerId the payer
 * @param paymentTermsDays how many days after its issue an invoice is due; null for the store's own terms
 * @param paymentMethod what a payment provider is asked to take the money from, or the reseller's own words; null when nobody
 *     has said so
 */
@Pure
public record Parties(
        Subscriber subscriber,
        UUID customerId,
        @Nullable Integer paymentTermsDays,
        @Nullable String paymentMethod,
        @Nullable String note,
        @Nullable Map<String, Object> metadata) {

    /** A customer who uses it and pays for it as usual. */
    static Parties of(UUID customer) {
        return new Parties(new Subscriber("customer", customer.toString()), customer, null, null, null, null);
    }

    /**
     * Whatever uses a subscription.
     *
     * @param type what kind of thing it is, such as customer
     */
    public record Subscriber(String type, String id) {}
}

package dev.saldo.billing.invoice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a payment provider was asked for what an invoice comes to.
 *
 * @param paymentMethod absent once the customer is anonymised
 * @param tries how often the provider was asked
 * @param reason why it failed; absent unless it did
 * @param at since when it is so, by the clock of the store
 */
public record CollectionView(
        CollectionStatus status,
        @Nullable String paymentMethod,
        int tries,
        @Nullable String reason,
        Instant at) {}

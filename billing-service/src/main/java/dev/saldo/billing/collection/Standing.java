package dev.saldo.billing.collection;

import dev.saldo.billing.invoice.CollectionStatus;
import dev.saldo.kit.Pure;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with an invoice that was to be collected.
 *
 * @param paymentMethod null once the customer is forgotten
 */
@Pure
record Standing(CollectionStatus status, @Nullable String paymentMethod) {}

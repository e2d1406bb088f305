package dev.saldo.contracts.sales;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer was created, changed, deleted or restored; the whole of them as they are now.
 *
 * @param version grows with every change; drop what is older than what you know
 * @param anonymised true once nobody can be told any more from the customer: forget what else you know of the person;
 *     absent otherwise
 */
public record CustomerChanged(
        UUID customerId,
        Customer customer,
        boolean deleted,
        long version,
        @Nullable Boolean anonymised) {

    /** Of somebody who can still be told. */
    public CustomerChanged(UUID customerId, Customer customer, boolean deleted, long version) {
        this(customerId, customer, deleted, version, null);
    }
}

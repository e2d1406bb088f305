package dev.saldo.contracts.sales;

import java.util.UUID;

/**
 * A customer was created, changed, deleted or restored; the whole of them as they are now.
 *
 * @param version grows with every change; drop what is older than what you know
 */
public record CustomerChanged(UUID customerId, Customer customer, boolean deleted, long version) {}

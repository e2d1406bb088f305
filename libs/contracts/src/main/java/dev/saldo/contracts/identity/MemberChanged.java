package dev.saldo.contracts.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person was admitted to the store, got another role, or was removed; no personal data.
 *
 * @param role owner, operator, viewer or customer
 * @param customerId whom a customer is; absent for the other roles
 * @param status ACTIVE or REMOVED
 * @param version grows with every change; drop what is older than what you know
 */
public record MemberChanged(
        UUID memberId, String role, @Nullable UUID customerId, String status, long version) {}

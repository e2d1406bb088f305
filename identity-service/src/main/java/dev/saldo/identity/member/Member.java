package dev.saldo.identity.member;

import dev.saldo.contracts.access.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person in a store.
 *
 * @param customer who they are there; null for every role but customer
 * @param signedIn whether they ever did, so that their issuer and subject are known
 * @param removedAt null while they belong to the store
 */
record Member(
        UUID id,
        UUID store,
        String email,
        Role role,
        @Nullable UUID customer,
        boolean signedIn,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant removedAt) {

    MemberStatus status() {
        return removedAt == null ? MemberStatus.ACTIVE : MemberStatus.REMOVED;
    }

    boolean isActiveOwner() {
        return role == Role.OWNER && removedAt == null;
    }

    MemberSettings settings() {
        return new MemberSettings(role.wire(), customer);
    }
}

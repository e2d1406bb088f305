package dev.saldo.identity.member;

import dev.saldo.contracts.access.Role;
import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.kit.audit.Masked;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param role owner, operator, viewer or customer
 * @param status ACTIVE or REMOVED
 * @param signedIn whether they ever did
 */
record MemberView(
        UUID id,
        @Masked String email,
        @OneOf(Role.class) String role,
        @Nullable UUID customerId,
        @OneOf(MemberStatus.class) String status,
        boolean signedIn,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant removedAt) {

    static MemberView of(Member member) {
        return new MemberView(
                member.id(),
                member.email(),
                member.role().wire(),
                member.customer(),
                member.status().name(),
                member.signedIn(),
                member.version(),
                member.createdAt(),
                member.updatedAt(),
                member.removedAt());
    }
}

package dev.saldo.identity.apikey;

import dev.saldo.contracts.access.Role;
import dev.saldo.contracts.access.Scope;
import dev.saldo.kit.apidoc.OneOf;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param status ACTIVE, EXPIRED or REVOKED
 * @param replacedBy the key it was rotated to
 * @param lastUsedAt to the minute
 */
record ApiKeyView(
        UUID id,
        String name,
        String prefix,
        @OneOf(Role.class) String role,
        List<String> scopes,
        @Nullable UUID customerId,
        @OneOf(ApiKeyStatus.class) String status,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        String createdBy,
        Instant createdAt,
        @Nullable Instant revokedAt,
        @Nullable UUID replacedBy) {

    static ApiKeyView of(ApiKey key, Instant now) {
        return new ApiKeyView(
                key.id(),
                key.name(),
                key.prefix(),
                key.authority().role().wire(),
                key.authority().scopes().stream().sorted().map(Scope::wire).toList(),
                key.authority().customer(),
                key.status(now).name(),
                key.expiresAt(),
                key.lastUsedAt(),
                key.createdBy(),
                key.createdAt(),
                key.revokedAt(),
                key.replacedBy());
    }
}

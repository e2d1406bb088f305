package dev.saldo.identity.apikey;

import dev.saldo.contracts.access.Role;
import dev.saldo.contracts.access.Scope;
import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.kit.audit.Masked;
import dev.saldo.kit.web.ShownOnce;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param key shown this once; absent when the answer is repeated for its Idempotency-Key */
record NewApiKeyView(
        UUID id,
        @Masked @Nullable String key,
        String prefix,
        String name,
        @OneOf(Role.class) String role,
        List<String> scopes,
        @Nullable UUID customerId,
        @Nullable Instant expiresAt,
        Instant createdAt)
        implements ShownOnce {

    static NewApiKeyView of(ApiKey key, ApiKeyText text) {
        return new NewApiKeyView(
                key.id(),
                text.value(),
                key.prefix(),
                key.name(),
                key.authority().role().wire(),
                key.authority().scopes().stream().sorted().map(Scope::wire).toList(),
                key.authority().customer(),
                key.expiresAt(),
                key.createdAt());
    }

    @Override
    public NewApiKeyView withoutSecret() {
        return new NewApiKeyView(id, null, prefix, name, role, scopes, customerId, expiresAt, createdAt);
    }

    @Override
    public String toString() {
        return "NewApiKeyView[%s]".formatted(prefix);
    }
}

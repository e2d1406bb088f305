package dev.saldo.identity.whoami;

import dev.saldo.contracts.access.Role;
import dev.saldo.kit.apidoc.OneOf;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param test whether the store is a sandbox
 * @param subject api-key or member, a colon, its id
 * @param customer whose things alone the caller sees; absent for every role but customer
 * @param expiresAt until when this is sure; later the credential is looked at again
 */
record WhoamiView(
        UUID store,
        String storeName,
        boolean test,
        String subject,
        @OneOf(Role.class) String role,
        List<String> scopes,
        @Nullable UUID customer,
        @Nullable Instant expiresAt) {}

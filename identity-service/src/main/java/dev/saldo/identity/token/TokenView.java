package dev.saldo.identity.token;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The token that services trust, and what is in it. */
record TokenView(String token, Instant expiresAt, UUID store, String subject, String role, List<String> scopes) {

    @Override
    public String toString() {
        return "TokenView[%s in %s]".formatted(subject, store);
    }
}

package dev.saldo.identity.oidc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody the issuer knows.
 *
 * @param email only when the issuer has verified it; null when it said nothing
 * @param until when what the issuer said ends
 */
public record Person(
        String issuer, String subject, @Nullable String email, Instant until) {

    @Override
    public String toString() {
        return "Person[…]";
    }
}

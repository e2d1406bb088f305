package dev.saldo.identity.oidc;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;

/** What a token of the issuer must say besides being signed by it. */
final class TokenRules {

    private static final int LONGEST_SUBJECT = 255;

    private TokenRules() {}

    /** For any of its tokens. Some call their access tokens {@code at+jwt} (RFC 9068), others just JWT. */
    static OAuth2TokenValidator<Jwt> of(String issuer) {
        var types = new JwtTypeValidator("JWT", "at+jwt");
        types.setAllowEmpty(true);
        return new DelegatingOAuth2TokenValidator<>(List.of(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(issuer),
                types,
                rule("has no end", token -> token.getExpiresAt() != null),
                rule("names nobody", token -> isSubject(token.getSubject()))));
    }

    /** For bearer tokens: meant for us, one way or another. */
    static boolean isForUs(Jwt token, OidcProperties properties) {
        var audience = audience(token);
        return audience.contains(properties.audience())
                || (!properties.clientId().isEmpty() && audience.contains(properties.clientId()));
    }

    /** For ID tokens (OpenID Connect Core, 3.1.3.7): for our client, at its wish, and for this very sign-in. */
    static boolean isSignIn(Jwt token, OidcProperties properties, String nonce) {
        var party = token.getClaimAsString("azp");
        return !properties.clientId().isEmpty()
                && audience(token).contains(properties.clientId())
                && (party == null || party.equals(properties.clientId()))
                && nonce.equals(token.getClaimAsString("nonce"));
    }

    private static List<String> audience(Jwt token) {
        return Objects.requireNonNullElse(token.getAudience(), List.of());
    }

    private static boolean isSubject(@Nullable String subject) {
        return subject != null && !subject.isBlank() && subject.length() <= LONGEST_SUBJECT;
    }

    private static OAuth2TokenValidator<Jwt> rule(String otherwise, Predicate<Jwt> rule) {
        var failure = OAuth2TokenValidatorResult.failure(
                new OAuth2Error("invalid_token", "The token " + otherwise + ".", null));
        return token -> rule.test(token) ? OAuth2TokenValidatorResult.success() : failure;
    }
}

package dev.saldo.kit.security;

import com.nimbusds.jose.jwk.JWKSet;
import dev.saldo.contracts.access.Role;
import dev.saldo.contracts.access.Scope;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Flux;

/** Reads internal tokens: ES256, one issuer, for services, always with a store, a role and scopes. */
final class Tokens {

    private static final String AUDIENCE = "saldo-services";
    private static final OAuth2Error INCOMPLETE =
            new OAuth2Error("invalid_token", "The token names no store, role or scope, or is not for services.", null);

    private Tokens() {}

    static ReactiveJwtDecoder decoder(SecurityProperties properties) {
        var decoder = properties.jwkSetUri().startsWith("http")
                ? NimbusReactiveJwtDecoder.withJwkSetUri(properties.jwkSetUri())
                        .jwsAlgorithm(SignatureAlgorithm.ES256)
                        .build()
                : fromFile(URI.create(properties.jwkSetUri()));
        var rules = new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(properties.issuer()), complete());
        decoder.setJwtValidator(rules);
        return new VerifiedTokens(text -> decoder.decode(text).map(CallerToken::of), new JwtTimestampValidator());
    }

    static Caller caller(Jwt token) {
        var role = Role.of(claim(token, "role")).orElseThrow();
        var scopes = EnumSet.copyOf(role.scopes());
        scopes.retainAll(Scope.split(claim(token, "scope")));
        var customer = role == Role.CUSTOMER ? UUID.fromString(claim(token, "customer")) : null;
        var test = Boolean.TRUE.equals(token.getClaimAsBoolean("test"));
        return new Caller(UUID.fromString(claim(token, "store")), claim(token, "sub"), role, scopes, customer, test);
    }

    private static String claim(Jwt token, String name) {
        return Objects.requireNonNull(token.getClaimAsString(name), "the decoder lets no token through without it");
    }

    private static NimbusReactiveJwtDecoder fromFile(URI file) {
        try {
            var keys = JWKSet.load(Path.of(file).toFile()).getKeys();
            return NimbusReactiveJwtDecoder.withJwkSource(_ -> Flux.fromIterable(keys))
                    .jwsAlgorithm(SignatureAlgorithm.ES256)
                    .build();
        } catch (IOException | ParseException unreadable) {
            throw new IllegalStateException("cannot read the keys of saldo.security.jwk-set-uri " + file, unreadable);
        }
    }

    private static OAuth2TokenValidator<Jwt> complete() {
        return token -> isComplete(token)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(INCOMPLETE);
    }

    private static boolean isComplete(Jwt token) {
        var role = Objects.requireNonNullElse(token.getClaimAsString("role"), "");
        return Objects.requireNonNullElse(token.getAudience(), List.of()).contains(AUDIENCE)
                && isUuid(token.getClaimAsString("store"))
                && token.getSubject() != null
                && Role.of(role).isPresent()
                && token.hasClaim("scope")
                && (!role.equals(Role.CUSTOMER.wire()) || isUuid(token.getClaimAsString("customer")));
    }

    private static boolean isUuid(@Nullable String text) {
        try {
            return text != null && UUID.fromString(text).version() > 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}

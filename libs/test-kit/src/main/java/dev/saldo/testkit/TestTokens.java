package dev.saldo.testkit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.saldo.contracts.access.Role;
import dev.saldo.contracts.access.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tokens as identity-service makes them, signed with a key of this JVM that services under test are told to trust. */
public final class TestTokens {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final ECKey KEY = newKey();
    private static final String JWK_SET_URI = publish();

    private static final Cache<List<Object>, String> REUSED = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(LIFETIME.dividedBy(2))
            .build();

    private TestTokens() {}

    /** Where the public key is, for {@code saldo.security.jwk-set-uri}. */
    public static String jwkSetUri() {
        return JWK_SET_URI;
    }

    /** A valid token with all that the role may do; the same one for a while, as callers have it through the gateway. */
    static String reuse(UUID store, String role) {
        return REUSED.get(List.of(store, role), _ -> mint(store, role));
    }

    /** A valid token with all that the role may do. */
    public static String mint(UUID store, String role) {
        return mint(Map.of("store", store.toString(), "role", role, "scope", scopesOf(role)));
    }

    /**
     * A valid token of a customer.
     *
     * @param test whether the store is a sandbox
     */
    public static String mintCustomer(UUID store, UUID customer, boolean test) {
        return mint(Map.of(
                "store",
                store.toString(),
                "role",
                "customer",
                "scope",
                scopesOf("customer"),
                "customer",
                customer.toString(),
                "test",
                test));
    }

    private static String scopesOf(String role) {
        return Role.of(role).map(known -> Scope.join(known.scopes())).orElse("");
    }

    /** A token with these claims over those of a valid one; the value {@code ""} takes a claim away. */
    public static String mint(Map<String, Object> claims) {
        var now = Instant.now();
        var all = new HashMap<String, Object>(Map.of("iss", "saldo", "aud", "saldo-services", "sub", "test"));
        all.put("iat", now.getEpochSecond());
        all.put("exp", now.plus(LIFETIME).getEpochSecond());
        all.putAll(claims);
        all.values().removeIf(""::equals);
        var content = new JWTClaimsSet.Builder();
        all.forEach(content::claim);
        return sign(content.build());
    }

    private static String sign(JWTClaimsSet claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(KEY.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(KEY));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String publish() {
        try {
            var file = Files.createTempFile("saldo-test-jwks", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, new JWKSet(KEY).toString()).toUri().toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

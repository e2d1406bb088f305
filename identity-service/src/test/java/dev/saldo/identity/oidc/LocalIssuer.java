package dev.saldo.identity.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** An OpenID Connect issuer of the test's own. */
public final class LocalIssuer {

    public static final String CLIENT = "saldo-console";

    private static final RSAKey KEY = newKey("one");
    private static final RSAKey UNPUBLISHED = newKey("two");

    private final DisposableServer server;

    private LocalIssuer(DisposableServer server) {
        this.server = server;
    }

    public static LocalIssuer start() {
        var server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.get(
                                "/.well-known/openid-configuration",
                                (request, response) -> response.header("Content-Type", "application/json")
                                        .sendString(Mono.just(configuration(request.hostPort()))))
                        .get(
                                "/keys",
                                (_, response) -> response.header("Content-Type", "application/json")
                                        .sendString(Mono.just(new JWKSet(KEY).toString()))))
                .bindNow();
        return new LocalIssuer(server);
    }

    public String uri() {
        return "http://127.0.0.1:" + server.port();
    }

    public void stop() {
        server.disposeNow();
    }

    /** An ID token for our client. */
    public String idToken(String subject, String email, String nonce) {
        return token(Map.of("sub", subject, "email", email, "email_verified", true, "nonce", nonce));
    }

    /** An access token for our API. */
    public String accessToken(String subject, String email) {
        return token(Map.of("sub", subject, "email", email, "email_verified", true, "aud", "saldo"));
    }

    /** A valid token with these claims over the usual ones; the value {@code ""} takes a claim away. */
    public String token(Map<String, Object> claims) {
        return sign(KEY, claims, JOSEObjectType.JWT);
    }

    public String tokenOfType(String type, Map<String, Object> claims) {
        return sign(KEY, claims, new JOSEObjectType(type));
    }

    public String signedByAnotherKey(Map<String, Object> claims) {
        return sign(UNPUBLISHED, claims, JOSEObjectType.JWT);
    }

    public String unsigned(Map<String, Object> claims) {
        return new PlainJWT(all(claims)).serialize();
    }

    /** Signed with what everybody knows, as if the public key were a password. */
    public String signedWithThePublicKey(Map<String, Object> claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(KEY.getKeyID())
                            .build(),
                    all(claims));
            token.sign(new MACSigner(KEY.toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private String sign(RSAKey key, Map<String, Object> claims, JOSEObjectType type) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .type(type)
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, all(claims));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private JWTClaimsSet all(Map<String, Object> claims) {
        var all = new HashMap<String, Object>(
                Map.of("iss", uri(), "aud", CLIENT, "sub", UUID.randomUUID().toString()));
        all.put("iat", Date.from(Instant.now()));
        all.put("exp", Date.from(Instant.now().plusSeconds(300)));
        all.putAll(claims);
        all.values().removeIf(""::equals);
        var content = new JWTClaimsSet.Builder();
        all.forEach(content::claim);
        return content.build();
    }

    private static String configuration(int port) {
        var uri = "http://127.0.0.1:" + port;
        return "{\"issuer\": \"%s\", \"jwks_uri\": \"%s/keys\"}".formatted(uri, uri);
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

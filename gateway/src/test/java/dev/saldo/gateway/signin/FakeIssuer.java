package dev.saldo.gateway.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** An OIDC issuer that asks nobody for a password, and is strict about everything else. */
final class FakeIssuer implements AutoCloseable {

    static final String CLIENT = "saldo-console";

    private static final RSAKey KEY = key("one");
    private static final RSAKey FOREIGN_KEY = key("one");

    final List<Map<String, String>> authorized = new CopyOnWriteArrayList<>();
    final List<String> issued = new CopyOnWriteArrayList<>();

    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final DisposableServer server;
    private volatile UnaryOperator<JWTClaimsSet.Builder> twist = UnaryOperator.identity();
    private volatile RSAKey signingKey = KEY;
    private volatile boolean isTokenEndpointBroken;

    FakeIssuer() {
        this.server = HttpServer.create()
                .host("localhost")
                .port(0)
                .handle(this::handle)
                .bindNow();
    }

    String uri() {
        return "http://localhost:" + server.port();
    }

    void reset() {
        authorized.clear();
        issued.clear();
        codes.clear();
        twist = UnaryOperator.identity();
        signingKey = KEY;
        isTokenEndpointBroken = false;
    }

    void saysInItsTokens(UnaryOperator<JWTClaimsSet.Builder> different) {
        twist = different;
    }

    void signsWithAnotherKey() {
        signingKey = FOREIGN_KEY;
    }

    void breaksItsTokenEndpoint() {
        isTokenEndpointBroken = true;
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        var uri = new QueryStringDecoder(request.uri());
        return switch (uri.path()) {
            case "/.well-known/openid-configuration" -> json(response, 200, configuration());
            case "/keys" -> json(response, 200, new JWKSet(KEY).toJSONObject(true));
            case "/authorize" -> authorize(flat(uri.parameters()), response);
            case "/token" ->
                request.receive()
                        .aggregate()
                        .asString()
                        .defaultIfEmpty("")
                        .flatMap(form ->
                                Mono.from(token(flat(new QueryStringDecoder(form, false).parameters()), response)));
            default -> response.sendNotFound();
        };
    }

    private Map<String, Object> configuration() {
        return Map.of(
                "issuer", uri(),
                "authorization_endpoint", uri() + "/authorize",
                "token_endpoint", uri() + "/token",
                "jwks_uri", uri() + "/keys",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"),
                "code_challenge_methods_supported", List.of("S256"));
    }

    private Publisher<Void> authorize(Map<String, String> asked, HttpServerResponse response) {
        authorized.add(asked);
        if (!CLIENT.equals(asked.get("client_id"))
                || !"code".equals(asked.get("response_type"))
                || !"S256".equals(asked.get("code_challenge_method"))
                || !asked.get("scope").contains("openid")) {
            return response.status(400).send();
        }
        var code = "code-" + UUID.randomUUID();
        codes.put(code, asked);
        return response.sendRedirect(asked.get("redirect_uri") + "?code=" + code + "&state="
                + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8));
    }

    private Publisher<Void> token(Map<String, String> form, HttpServerResponse response) {
        if (isTokenEndpointBroken) {
            return response.status(503).send();
        }
        // a code works once
        var asked = codes.remove(form.getOrDefault("code", ""));
        if (asked == null
                || !challenge(form.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"))
                || !asked.get("redirect_uri").equals(form.get("redirect_uri"))
                || !CLIENT.equals(form.get("client_id"))) {
            return json(response, 400, Map.of("error", "invalid_grant"));
        }
        var idToken = idToken(asked.get("nonce"));
        issued.add(idToken);
        return json(
                response,
                200,
                Map.of(
                        "access_token",
                        "at-" + UUID.randomUUID(),
                        "token_type",
                        "Bearer",
                        "expires_in",
                        300,
                        "id_token",
                        idToken));
    }

    private String idToken(String nonce) {
        var now = Instant.now();
        var claims = twist.apply(new JWTClaimsSet.Builder()
                        .issuer(uri())
                        .subject("person-1")
                        .audience(CLIENT)
                        .claim("nonce", nonce)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300))))
                .build();
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(signingKey.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(signingKey));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Map<String, String> flat(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, parameter -> parameter.getValue().getFirst()));
    }

    private static Publisher<Void> json(HttpServerResponse response, int status, Map<String, ?> body) {
        return response.status(status)
                .header("Content-Type", "application/json")
                .sendString(Mono.just(JsonMapper.shared().writeValueAsString(body)));
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }
}

package dev.saldo.gateway.access;

import static dev.saldo.gateway.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.saldo.gateway.GatewayUnderTest;
import dev.saldo.gateway.SharedGateway;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedGateway.class)
class AccessIT {

    private final GatewayUnderTest gateway;

    AccessIT(GatewayUnderTest gateway) {
        this.gateway = gateway;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/platforms", "/api/v1/nothing", "/nothing", "/actuator", "/actuator/env", "/docsx"})
    void nothingIsAnsweredWithoutAKey(String path) {
        var response = gateway.send(gateway.anonymous(path));

        assertProblem(response, 401, "unauthenticated");
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"saldo\"");
        assertThat(gateway.platform.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer sk_live_wrong", "Bearer ", "Bearer", "Basic c2s6", "sk_live_wrong", "Bearer a b"})
    void aWrongKeyIsRefused(String authorization) {
        var response = gateway.send(gateway.anonymous("/api/v1/platforms").header("Authorization", authorization));

        assertProblem(response, 401, "unauthenticated");
        assertThat(gateway.platform.received()).isEmpty();
    }

    @Test
    void aWrongKeyIsToldFromNoKey() {
        var response =
                gateway.send(gateway.anonymous("/api/v1/platforms").header("Authorization", "Bearer sk_live_wrong"));

        assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("invalid_token");
    }

    @Test
    void twoKeysAtOnceAreRefused() {
        var response = gateway.send(gateway.request("/api/v1/platforms").header("Authorization", "Bearer sk_live_x"));

        assertProblem(response, 401, "unauthenticated");
    }

    @Test
    void theServiceGetsASignedTokenInPlaceOfTheKey() throws Exception {
        gateway.send(gateway.anonymous("/api/v1/platforms").header("Authorization", "bearer " + gateway.key()));

        var headers = gateway.platform.onlyRequest().headers();
        assertThat(headers.getAll("Authorization")).hasSize(1);
        assertThat(headers.toString()).doesNotContain("sk_live_");
        var token = SignedJWT.parse(headers.get("Authorization").substring("Bearer ".length()));
        var keys = JWKSet.parse(
                gateway.send(gateway.anonymous("/.well-known/jwks.json")).body());
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(key.isPrivate()).isFalse();
        assertThat(token.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
        assertThat(token.getJWTClaimsSet().getStringClaim("store")).isEqualTo(storeId());
    }

    @Test
    void forgedIdentitiesDoNotReachTheService() {
        gateway.send(gateway.request("/api/v1/platforms")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "for=10.0.0.1")
                .header("X-Real-IP", "10.0.0.1")
                .header("X-Saldo-Store", "other")
                .header("X-User-Id", "root")
                .header("X-Role", "owner")
                .header("Cookie", "session=1")
                .header("Idempotency-Key", "kept"));

        var headers = gateway.platform.onlyRequest().headers();
        assertThat(headers.names())
                .noneMatch(name -> name.toLowerCase().matches("(x-)?forwarded.*|x-(real|saldo|user|role).*|cookie"));
        assertThat(headers.get("Idempotency-Key")).isEqualTo("kept");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs",
                "/docs/openapi.json",
                "/docs/ui/swagger-ui.css",
                "/.well-known/jwks.json",
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/actuator/prometheus"
            })
    void whatIsOpenNeedsNoKey(String path) {
        assertThat(gateway.send(gateway.anonymous(path)).statusCode()).isEqualTo(200);
    }

    @Test
    void onlyThePublicHalfOfTheSigningKeyIsShown() {
        var response = gateway.send(gateway.anonymous("/.well-known/jwks.json"));

        var key = GatewayUnderTest.json(response).path("keys").path(0);
        assertThat(key.path("crv").stringValue()).isEqualTo("P-256");
        assertThat(key.has("d")).isFalse();
    }

    private String storeId() throws Exception {
        var record = Files.readString(gateway.directory.resolve("gateway/bootstrap.json"));
        return tools.jackson.databind.json.JsonMapper.shared()
                .readTree(record)
                .path("storeId")
                .stringValue();
    }
}

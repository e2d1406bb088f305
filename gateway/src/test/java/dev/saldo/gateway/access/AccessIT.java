package dev.saldo.gateway.access;

import static dev.saldo.gateway.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.gateway.FakeIdentity;
import dev.saldo.gateway.FakeIdentity.Known;
import dev.saldo.gateway.GatewayUnderTest;
import dev.saldo.gateway.SharedGateway;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedGateway.class)
class AccessIT {

    private static final String JWT = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJzb21lYm9keSJ9.c2lnbmF0dXJl";

    private final GatewayUnderTest gateway;
    // nobody else's, so that nothing is known of it
    private final String freshKey = "sk_live_" + UUID.randomUUID();

    AccessIT(GatewayUnderTest gateway) {
        this.gateway = gateway;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/platforms", "/api/v1/nothing", "/nothing", "/actuator", "/actuator/env", "/docsx"})
    void nothingIsAnsweredWithoutACredential(String path) {
        var response = gateway.send(gateway.anonymous(path));

        assertProblem(response, 401, "unauthenticated");
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"saldo\"");
        assertThat(gateway.platform.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer sk_live_wrong",
                "Bearer sk_test_wrong",
                "Bearer " + JWT,
                "Bearer ",
                "Bearer",
                "Basic c2s6",
                "Digest username=x",
                "sk_live_wrong",
                "Bearer a b",
                "Bearer ss_session-number-of-somebody",
                "Bearer not-a-jwt",
                "Bearer sk_live_owner-key-of-the-tests, Bearer sk_live_x"
            })
    void aWorthlessCredentialIsRefused(String authorization) {
        var response = gateway.send(gateway.anonymous("/api/v1/platforms").header("Authorization", authorization));

        assertProblem(response, 401, "unauthenticated");
        assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
                .isEqualTo("Bearer realm=\"saldo\", error=\"invalid_token\"");
        assertThat(gateway.platform.received()).isEmpty();
    }

    @Test
    void twoCredentialsAtOnceAreRefused() {
        var response = gateway.send(gateway.request("/api/v1/platforms").header("Authorization", "Bearer sk_live_x"));

        assertProblem(response, 401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token=", "limit=5&access_token="})
    void aTokenInTheAddressIsRefused(String query) {
        var path = "/api/v1/platforms?" + query + gateway.key();

        assertProblem(gateway.send(gateway.anonymous(path)), 401, "unauthenticated");
        assertProblem(gateway.get(path), 401, "unauthenticated");
        assertThat(gateway.get("/api/v1/platforms?search=access_token").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theServiceGetsTheInternalTokenInPlaceOfTheKey() {
        gateway.identity.knows(freshKey, new Known("api-key", "api-key:1", List.of(FakeIdentity.STORE)));

        gateway.send(gateway.anonymous("/api/v1/platforms").header("Authorization", "bearer " + freshKey));

        var headers = gateway.platform.onlyRequest().headers();
        assertThat(headers.getAll("Authorization")).singleElement().asString().startsWith("Bearer internal.token.");
        assertThat(headers.toString()).doesNotContain("sk_live_");
        var question = gateway.identity.exchanges().getFirst();
        assertThat(question.at("/credential/kind").stringValue()).isEqualTo("api-key");
        assertThat(question.at("/credential/value").stringValue()).isEqualTo(freshKey);
        assertThat(question.has("store")).isFalse();
    }

    @Test
    void aJwtIsExchangedAsOne() {
        var jwt = JWT + UUID.randomUUID();
        gateway.identity.knows(jwt, new Known("oidc", "member:1", List.of(FakeIdentity.STORE)));

        var response = gateway.send(gateway.anonymous("/api/v1/platforms").header("Authorization", "Bearer " + jwt));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(gateway.identity
                        .exchanges()
                        .getFirst()
                        .at("/credential/kind")
                        .stringValue())
                .isEqualTo("oidc");
    }

    @Test
    void whoIsInSeveralStoresChoosesOne() {
        gateway.identity.knows(
                freshKey, new Known("api-key", "member:1", List.of(FakeIdentity.STORE, FakeIdentity.OTHER_STORE)));

        var undecided = gateway.send(bearer(freshKey));
        var decided = gateway.send(bearer(freshKey).header("Saldo-Store", FakeIdentity.OTHER_STORE));
        var elsewhere = gateway.send(bearer(freshKey).header("Saldo-Store", "somebody-elses"));

        assertProblem(undecided, 400, "store-not-chosen");
        assertThat(GatewayUnderTest.json(undecided).at("/stores/1/id").stringValue())
                .isEqualTo(FakeIdentity.OTHER_STORE);
        assertThat(decided.statusCode()).isEqualTo(200);
        assertThat(gateway.platform.onlyRequest().headers().contains("Saldo-Store"))
                .isFalse();
        assertProblem(elsewhere, 403, "no-membership");
    }

    @Test
    void storesAreNotMixedUp() {
        gateway.identity.knows(
                freshKey, new Known("api-key", "member:1", List.of(FakeIdentity.STORE, FakeIdentity.OTHER_STORE)));

        gateway.send(bearer(freshKey).header("Saldo-Store", FakeIdentity.STORE));
        gateway.send(bearer(freshKey).header("Saldo-Store", FakeIdentity.OTHER_STORE));

        assertThat(gateway.platform.received())
                .extracting(request -> request.headers().get("Authorization"))
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void aStoreThatCannotBeOneIsRefused() {
        assertProblem(gateway.send(bearer(gateway.key()).header("Saldo-Store", "a b")), 403, "no-membership");
        assertProblem(
                gateway.send(bearer(gateway.key()).header("Saldo-Store", "a".repeat(101))), 401, "unauthenticated");
        assertProblem(
                gateway.send(bearer(gateway.key()).header("Saldo-Store", "a").header("Saldo-Store", "b")),
                401,
                "unauthenticated");
    }

    @Test
    void theAnswerIsRememberedAndSharedByAllWhoAskAtOnce() {
        gateway.identity.knows(freshKey, new Known("api-key", "api-key:1", List.of(FakeIdentity.STORE)));
        gateway.identity.takes(Duration.ofMillis(300));

        var calls = IntStream.range(0, 50)
                .mapToObj(_ -> gateway.http.sendAsync(bearer(freshKey).build(), BodyHandlers.ofString()))
                .toList();

        assertThat(calls).extracting(call -> call.join().statusCode()).containsOnly(200);
        assertThat(gateway.send(bearer(freshKey)).statusCode()).isEqualTo(200);
        assertThat(gateway.identity.exchanges()).hasSize(1);
    }

    @Test
    void aRefusalIsRememberedForAMoment() {
        for (var attempt = 0; attempt < 10; attempt++) {
            assertProblem(gateway.send(bearer(freshKey)), 401, "unauthenticated");
        }
        assertThat(gateway.identity.exchanges()).hasSizeLessThan(4);

        gateway.identity.knows(freshKey, new Known("api-key", "api-key:1", List.of(FakeIdentity.STORE)));
        Awaitility.await()
                .atMost(Duration.ofSeconds(3))
                .until(() -> gateway.send(bearer(freshKey)).statusCode() == 200);
    }

    @Test
    void aRevocationBitesWithinFiveSecondsHoweverBusyTheKeyIs() {
        gateway.identity.knows(freshKey, new Known("api-key", "api-key:1", List.of(FakeIdentity.STORE)));
        assertThat(gateway.send(bearer(freshKey)).statusCode()).isEqualTo(200);

        gateway.identity.revokes(freshKey);

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> gateway.send(bearer(freshKey)).statusCode() == 401);
    }

    @Test
    void forgedIdentitiesDoNotReachTheService() {
        gateway.send(gateway.request("/api/v1/platforms")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-User", "root")
                .header("X-Forwarded-Email", "root@evil.example")
                .header("X-Forwarded-Groups", "owner")
                .header("X-Forwarded-Preferred-Username", "root")
                .header("X-Forwarded-Access-Token", "x")
                .header("Forwarded", "for=10.0.0.1")
                .header("X-Real-IP", "10.0.0.1")
                .header("X-Saldo-Store", "other")
                .header("X_Saldo_Store", "other")
                .header("X-Store-Id", "other")
                .header("X-Tenant", "other")
                .header("X-User-Id", "root")
                .header("X-Role", "owner")
                .header("X-Auth-Request-User", "root")
                .header("X-Remote-User", "root")
                .header("Remote-User", "root")
                .header("X-Principal", "root")
                .header("X-Account", "root")
                .header("X-Customer-Id", "1")
                .header("X-Subject", "root")
                .header("X-Scope", "*")
                .header("X-Client-Cert", "cert")
                .header("X-SSL-Client-Verify", "SUCCESS")
                .header("Cookie", "session=1; __Host-saldo-session=ss_0123456789abcdef0123")
                .header("Idempotency-Key", "kept")
                .header("Audit-Reason", "kept")
                .header("Prefer", "respond-async"));

        var headers = gateway.platform.onlyRequest().headers();
        assertThat(headers.names().stream().map(String::toLowerCase))
                .containsExactlyInAnyOrder(
                        "accept",
                        "audit-reason",
                        "authorization",
                        "host",
                        "idempotency-key",
                        "prefer",
                        "traceparent",
                        "user-agent",
                        "x-request-id");
    }

    @Test
    void theOpenPathToAServiceTakesNoCredentialThereEither() {
        gateway.send(gateway.request("/.well-known/jwks.json").header("Saldo-Store", "x"));

        var headers = gateway.identity.onlyRequest().headers();
        assertThat(headers.contains("Authorization")).isFalse();
        assertThat(headers.contains("Saldo-Store")).isFalse();
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
    void whatIsOpenNeedsNoCredential(String path) {
        assertThat(gateway.send(gateway.anonymous(path)).statusCode()).isEqualTo(200);
    }

    @Test
    void aWriteWithABearerTokenNeedsNothingMore() {
        assertThat(gateway.send(bearer(gateway.key())
                                .header("Sec-Fetch-Site", "cross-site")
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(200);
    }

    private java.net.http.HttpRequest.Builder bearer(String credential) {
        return gateway.anonymous("/api/v1/platforms").header("Authorization", "Bearer " + credential);
    }
}

package dev.saldo.gateway.routing;

import static dev.saldo.gateway.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.gateway.FakeIdentity;
import dev.saldo.gateway.FakeIdentity.Known;
import dev.saldo.gateway.GatewayUnderTest;
import dev.saldo.gateway.SharedGateway;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

@ExtendWith(SharedGateway.class)
class RoutingIT {

    private final GatewayUnderTest gateway;

    RoutingIT(GatewayUnderTest gateway) {
        this.gateway = gateway;
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/platforms, platform",
        "/api/v1/platforms/1/credits/balance, platform",
        "/api/v1/products, catalog",
        "/api/v1/offers/1, catalog",
        "/api/v1/plans/1/publish, catalog",
        "/api/v1/taxes, catalog",
        "/api/v1/discounts/1, catalog",
        "/api/v1/customers, sales",
        "/api/v1/sales/1/confirm, sales",
        "/api/v1/subscriptions/1/change-plan, sales",
        "/api/v1/invoices, billing",
        "/api/v1/credit-notes, billing",
        "/api/v1/payments/simulate, billing",
        "/api/v1/usage/consume, usage",
        "/api/v1/limits/customer/1/api-calls, usage",
        "/api/v1/stores, identity",
        "/api/v1/clock, identity",
        "/api/v1/clock/advance, identity",
        "/api/v1/members/1, identity",
        "/api/v1/api-keys/1/rotate, identity",
        "/api/v1/whoami, identity",
        "/.well-known/jwks.json, identity",
        "/api/v1/audit/identity, identity",
        "/api/v1/audit/sales, sales",
        "/api/v1/privacy/billing/customers/1, billing",
        "/api/v1/dead-letters/platform, platform",
        "/api/v1/dead-letters/catalog/1/replay, catalog",
        "/api/v1/dead-letters/sales, sales",
        "/api/v1/dead-letters/billing, billing"
    })
    void eachPathHasItsService(String path, String service) {
        assertThat(gateway.get(path).body()).isEqualTo("{\"service\":\"" + service + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/nothing", "/api/v1", "/api/v2/platforms", "/v3/api-docs", "/api/v1/dead-letters/x"})
    void aPathWithoutAServiceIsNotFound(String path) {
        assertProblem(gateway.get(path), 404, "not-found");
    }

    /** What identity answers there is for the gateway alone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/v1/tokens",
                "//internal/v1/tokens",
                "/%69nternal/v1/tokens",
                "/INTERNAL/v1/tokens",
                "/internal%2fv1/tokens",
                "/internal;/v1/tokens",
                "/./internal/v1/tokens",
                "/docs/../internal/v1/tokens",
                "/api/v1/stores/../../../internal/v1/tokens",
                "/api/v1/stores/..;/..;/..;/internal/v1/tokens",
                "/api/v1/stores/%2e%2e/%2e%2e/%2e%2e/internal/v1/tokens",
                "/api/v1/stores/..%2f..%2f..%2finternal/v1/tokens",
                "/api/v1/stores/..%5c..%5c..%5cinternal/v1/tokens",
                "/api/v1/stores/%252e%252e/internal/v1/tokens",
                "/api/v1/stores//internal/v1/tokens",
                "/api/v1/stores/%00/../internal/v1/tokens",
                "/.well-known/jwks.json/../../internal/v1/tokens",
                "/.well-known/jwks.json/../internal/v1/tokens"
            })
    void whatIsInternalCannotBeReached(String path) throws Exception {
        gateway.get("/api/v1/platforms");
        gateway.resetServices();

        var status = raw("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + gateway.key()
                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        assertThat(status).startsWith("HTTP/1.1 404");
        assertThat(gateway.identity.received())
                .noneMatch(request ->
                        request.uri().contains("internal") && request.headers().contains("X-Request-Id"));
        assertThat(gateway.services().stream()
                        .filter(service -> service != gateway.identity)
                        .flatMap(service -> service.received().stream()))
                .isEmpty();
    }

    @Test
    void anAbsoluteAddressIsReadAsOneToo() throws Exception {
        var status = raw("GET http://localhost/internal/v1/tokens HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + gateway.key() + "\r\nConnection: close\r\n\r\n");

        assertThat(status).startsWith("HTTP/1.1 404");
    }

    @Test
    void aHeaderInTwoSpellingsIsTwoHeaders() throws Exception {
        var authorization = "uthorization: Bearer " + gateway.key() + "\r\n";
        var one = raw("GET /api/v1/sales HTTP/1.1\r\nHost: localhost\r\nA" + authorization
                + "X-Thing: 1\r\nx-thing: 2\r\nConnection: close\r\n\r\n");
        var two = raw("GET /api/v1/sales HTTP/1.1\r\nHost: localhost\r\nA" + authorization + "a" + authorization
                + "Connection: close\r\n\r\n");

        assertThat(one).startsWith("HTTP/1.1 200");
        assertThat(gateway.sales.onlyRequest().headers().getAll("X-Thing")).containsExactly("1", "2");
        assertThat(two).startsWith("HTTP/1.1 401");
    }

    /** Java's client would tidy the path up. */
    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", URI.create(gateway.address()).getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aRequestArrivesAsItWasSent() {
        gateway.send(gateway.request("/api/v1/sales/a%20b?search=c%26d&limit=5")
                .header("If-Match", "\"3\"")
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString("{\"name\":\"é\"}")));

        var request = gateway.sales.onlyRequest();
        assertThat(request.method()).isEqualTo("PATCH");
        assertThat(request.uri()).isEqualTo("/api/v1/sales/a%20b?search=c%26d&limit=5");
        assertThat(request.headers().get("If-Match")).isEqualTo("\"3\"");
        assertThat(request.body()).isEqualTo("{\"name\":\"é\"}");
    }

    @Test
    void anAnswerArrivesAsItWasGiven() {
        gateway.sales.behaves(response -> response.status(409)
                .header("Content-Type", "application/problem+json")
                .header("ETag", "\"4\"")
                .sendString(Mono.just("{\"code\":\"sale-not-draft\"}")));

        var response = gateway.post("/api/v1/sales/1/confirm", "");

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.headers().firstValue("ETag")).contains("\"4\"");
        assertThat(response.body()).isEqualTo("{\"code\":\"sale-not-draft\"}");
    }

    @Test
    void aStreamArrivesEventByEvent() throws Exception {
        var events = Sinks.many().unicast().<String>onBackpressureBuffer();
        gateway.platform.streams(events.asFlux());
        events.tryEmitNext("first").orThrow();

        var response = gateway.send(
                gateway.request("/api/v1/platforms/1/credits/balance/stream"), BodyHandlers.ofInputStream());

        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: first");
            assertThat(lines.readLine()).isEmpty();
            events.tryEmitNext("second").orThrow();
            assertThat(lines.readLine()).isEqualTo("data: second");
        }
    }

    @Test
    void aStreamMayBeSilentForLongerThanAnAnswerMayTake() {
        var late = GatewayUnderTest.RESPONSE_TIMEOUT.plusMillis(500);
        gateway.billing.behaves(response ->
                Mono.delay(late).thenMany(Flux.defer(() -> response.sse().sendString(Mono.just("data: late\n\n")))));

        var response = gateway.send(gateway.request("/api/v1/invoices").header("Accept", "text/event-stream"));

        assertThat(response.body()).isEqualTo("data: late\n\n");
    }

    @Test
    void aStreamEndsAtTheServiceWhenItsReaderLeaves() throws Exception {
        var left = new CompletableFuture<Void>();
        gateway.platform.streams(Flux.just("first").concatWith(Flux.never()).doOnCancel(() -> left.complete(null)));

        var response = gateway.send(
                gateway.request("/api/v1/platforms/1/credits/balance/stream"), BodyHandlers.ofInputStream());
        response.body().close();

        assertThat(left).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void aStreamEndsWithTheCredentialThatOpenedIt() {
        var key = "sk_live_" + UUID.randomUUID();
        gateway.identity.knows(key, new Known("api-key", "api-key:portal", List.of(FakeIdentity.STORE)));

        endsWhen(key, () -> gateway.identity.revokes(key));
    }

    @Test
    void aStreamEndsWhenItsReaderIsSomebodyElse() {
        var key = "sk_live_" + UUID.randomUUID();
        gateway.identity.knows(key, new Known("api-key", "api-key:operator", List.of(FakeIdentity.STORE)));

        endsWhen(
                key,
                () -> gateway.identity.knows(
                        key, new Known("api-key", "api-key:customer", List.of(FakeIdentity.STORE))));
    }

    private void endsWhen(String key, Runnable change) {
        gateway.platform.streams(Flux.just("first").concatWith(Flux.never()));
        var response = gateway.send(
                gateway.anonymous("/api/v1/platforms/1/credits/balance/stream")
                        .header("Authorization", "Bearer " + key),
                BodyHandlers.ofInputStream());
        var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))
                .lines()
                .iterator();
        assertThat(lines.next()).isEqualTo("data: first");

        change.run();

        assertThat(CompletableFuture.supplyAsync(() -> lines.next() + lines.hasNext()))
                .succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo("false");
    }

    @Test
    void metricsTellTheRoutesAndCircuits() {
        gateway.get("/api/v1/platforms");

        var metrics = gateway.send(gateway.anonymous("/actuator/prometheus")).body();

        assertThat(metrics).contains("spring_cloud_gateway_requests_seconds_count", "routeId=\"platform\"");
        assertThat(metrics).contains("resilience4j_circuitbreaker_state{application=\"gateway\"", "name=\"billing\"");
    }
}

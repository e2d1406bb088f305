package dev.saldo.gateway.edge;

import static dev.saldo.gateway.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.gateway.GatewayUnderTest;
import dev.saldo.gateway.SharedGateway;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;

@ExtendWith(SharedGateway.class)
class EdgeIT {

    private static final int MIB = 1024 * 1024;
    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final GatewayUnderTest gateway;

    EdgeIT(GatewayUnderTest gateway) {
        this.gateway = gateway;
    }

    @Test
    void aBodyOfTheLimitPassesAndOneByteMoreDoesNot() {
        assertThat(gateway.post("/api/v1/sales", "x".repeat(MIB)).statusCode()).isEqualTo(200);
        assertProblem(gateway.post("/api/v1/sales", "x".repeat(MIB + 1)), 413, "payload-too-large");
        assertThat(gateway.sales.onlyRequest().body()).hasSize(MIB);
    }

    @Test
    void theBulkUpsertMayBeLarger() {
        assertThat(gateway.post("/api/v1/products/bulk", "x".repeat(5 * MIB)).statusCode())
                .isEqualTo(200);
        assertProblem(gateway.post("/api/v1/products/bulk", "x".repeat(5 * MIB + 1)), 413, "payload-too-large");
        assertProblem(gateway.post("/api/v1/products", "x".repeat(MIB + 1)), 413, "payload-too-large");
    }

    @Test
    void aBodyOfUntoldLengthIsLimitedToo() {
        assertThat(chunked("/api/v1/sales", MIB).statusCode()).isEqualTo(200);
        assertThat(gateway.sales.onlyRequest().headers().get("Content-Length")).isNull();
        gateway.sales.reset();

        assertProblem(chunked("/api/v1/sales", MIB + 1), 413, "payload-too-large");
        assertThat(gateway.sales.received()).isEmpty();
    }

    @Test
    void bodiesThatAreTooLargeDoNotOpenTheCircuit() {
        for (var call = 0; call < 20; call++) {
            assertProblem(chunked("/api/v1/offers", MIB + 1), 413, "payload-too-large");
        }
        assertThat(gateway.get("/api/v1/offers").statusCode()).isEqualTo(200);
    }

    @Test
    void aSaneRequestIdIsForwardedAndEchoedOnce() {
        gateway.platform.behaves(
                response -> response.header("X-Request-Id", "the-services-own").sendString(Mono.just("{}")));

        var response = gateway.send(gateway.request("/api/v1/platforms").header("X-Request-Id", "checkout-42"));

        assertThat(response.headers().allValues("X-Request-Id")).containsExactly("checkout-42");
        assertThat(gateway.platform.onlyRequest().headers().getAll("X-Request-Id"))
                .containsExactly("checkout-42");
    }

    @Test
    void aMissingOrStrangeRequestIdIsMade() {
        var response = gateway.send(gateway.request("/api/v1/platforms").header("X-Request-Id", "<script>"));

        var id = response.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(id).matches("[0-9a-f]{32}");
        assertThat(gateway.platform.onlyRequest().headers().get("X-Request-Id")).isEqualTo(id);
    }

    @Test
    void aTraceIsContinuedOrBegun() {
        gateway.send(gateway.request("/api/v1/platforms").header("traceparent", TRACEPARENT));
        gateway.send(gateway.request("/api/v1/platforms").header("tracestate", "vendor=1"));

        var continued = gateway.platform.received().get(0).headers();
        var begun = gateway.platform.received().get(1).headers();
        assertThat(continued.get("traceparent")).isEqualTo(TRACEPARENT);
        assertThat(TraceIds.isTraceparent(begun.get("traceparent"))).isTrue();
        assertThat(begun.get("tracestate")).isNull();
    }

    @Test
    void everyAnswerOfTheApiCarriesSecurityHeadersOnce() {
        gateway.platform.behaves(response -> response.header("X-Frame-Options", "SAMEORIGIN")
                .header("Cache-Control", "max-age=60")
                .sendString(Mono.just("{}")));

        for (var response : new HttpResponse<?>[] {
            gateway.get("/api/v1/platforms"),
            gateway.get("/api/v1/nothing"),
            gateway.send(gateway.anonymous("/api/v1/sales"))
        }) {
            var headers = response.headers();
            assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
            assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
            assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'");
        }
    }

    @Test
    void aPageOfAnAllowedOriginMayCallAndReadTheAnswer() {
        var preflight = gateway.send(gateway.anonymous("/api/v1/sales")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization, content-type, idempotency-key"));

        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .contains("https://shop.example");
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Methods")
                        .orElseThrow())
                .contains("POST");

        var call = gateway.send(gateway.request("/api/v1/sales").header("Origin", "https://shop.example"));
        assertThat(call.statusCode()).isEqualTo(200);
        assertThat(call.headers().allValues("Access-Control-Allow-Origin")).containsExactly("https://shop.example");
        assertThat(call.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
                .contains("ETag");
    }

    @Test
    void aPageThatMayNotCallIsToldSoBeforeAnyServiceIs() {
        var preflight = gateway.send(gateway.anonymous("/api/v1/sales")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST"));
        assertProblem(preflight, 403, "forbidden");

        var call = gateway.send(gateway.request("/api/v1/sales").header("Origin", "https://evil.example"));
        assertProblem(call, 403, "forbidden");
        assertThat(gateway.sales.received()).isEmpty();
    }

    @Test
    void thePagesOfTheGatewayItselfMayCallWhateverElseIsAllowed() {
        var own = gateway.address().replace("http:", "https:");

        assertThat(gateway.send(gateway.request("/api/v1/sales").header("Origin", own))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPageOfAnAllowedOriginCanReadWhyItWasRefused() {
        var refused = gateway.send(gateway.anonymous("/api/v1/sales").header("Origin", "https://shop.example"));

        assertProblem(refused, 401, "unauthenticated");
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).contains("https://shop.example");
    }

    private HttpResponse<String> chunked(String path, int length) {
        return gateway.send(gateway.request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[length]))));
    }
}

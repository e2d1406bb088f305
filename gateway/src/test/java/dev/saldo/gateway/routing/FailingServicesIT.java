package dev.saldo.gateway.routing;

import static dev.saldo.gateway.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.gateway.FakeService;
import dev.saldo.gateway.GatewayUnderTest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Each test has a service of its own, because circuits stay open. */
class FailingServicesIT {

    private static GatewayUnderTest gateway;

    @BeforeAll
    static void start() {
        gateway = GatewayUnderTest.start(
                "saldo.circuit.calls=10", "saldo.circuit.minimum-calls=10", "saldo.circuit.open-for=1s");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void reset() {
        gateway.resetServices();
    }

    @Test
    void aReadIsTriedAgainUntilTheServiceIsBack() {
        gateway.platform.answersInTurn(503, 502, 200);

        var response = gateway.get("/api/v1/platforms");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"said\":200}");
        assertThat(gateway.platform.received()).hasSize(3);
    }

    @Test
    void aReadIsTriedThreeTimesAtMostAndThenTheServicesOwnAnswerIsGiven() {
        gateway.catalog.answers(503);

        var response = gateway.get("/api/v1/products");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).isEqualTo("{\"said\":503}");
        assertThat(gateway.catalog.received()).hasSize(3);
    }

    @Test
    void aWriteIsSentOnce() {
        gateway.catalog.answers(503);
        assertThat(gateway.post("/api/v1/products", "{}").statusCode()).isEqualTo(503);
        assertThat(gateway.catalog.received()).hasSize(1);
    }

    @Test
    void aWriteWithoutABodyIsSentOnceToo() {
        gateway.catalog.answers(503);
        assertThat(gateway.post("/api/v1/products/1/restore", "").statusCode()).isEqualTo(503);
        assertThat(gateway.catalog.received()).hasSize(1);
    }

    @Test
    void aWriteIsSentOnceEvenWhenTheServiceHangsUp() {
        gateway.sales.hangsUp();

        assertProblem(gateway.post("/api/v1/sales", "{}"), 502, "unavailable");
        assertThat(gateway.sales.received()).hasSize(1);
    }

    @Test
    void aWriteIsSentOnceEvenWhenAConnectionInUseIsReset() {
        gateway.get("/api/v1/sales");
        gateway.sales.reset();
        gateway.sales.resetsTheConnection();

        assertProblem(gateway.post("/api/v1/sales", "{}"), 502, "unavailable");
        assertThat(gateway.sales.received()).hasSize(1);
    }

    @Test
    void anAnswerThatBreaksOffAfterItsHeadersIsABadGateway() {
        gateway.sales.hangsUpAfterItsHeaders();

        var response = gateway.post("/api/v1/sales", "{}");

        assertProblem(response, 502, "unavailable");
        assertThat(response.headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void aFailureThatMayBeTheRequestsIsNotTriedAgain() {
        gateway.sales.answers(500);

        assertThat(gateway.get("/api/v1/sales").statusCode()).isEqualTo(500);
        assertThat(gateway.sales.received()).hasSize(1);
    }

    @Test
    void aSlowServiceTimesOutAndIsNotAskedAgain() {
        gateway.sales.neverAnswers();

        assertProblem(gateway.get("/api/v1/customers"), 504, "timeout");
        assertThat(gateway.sales.received()).hasSize(1);
    }

    @Test
    void aServiceThatIsDownIsUnavailableUntilItsCircuitLetsCallsThroughAgain() {
        gateway.billing.answers(503);
        for (var call = 0; call < 10; call++) {
            gateway.post("/api/v1/payments", "{}");
        }
        gateway.billing.reset();

        var refused = gateway.get("/api/v1/invoices");

        assertProblem(refused, 503, "unavailable");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(gateway.billing.received()).isEmpty();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> gateway.get("/api/v1/invoices").statusCode() == 200);
    }

    @Test
    void aPortNobodyListensOnIsUnavailable() {
        try (var alone = GatewayUnderTest.start()) {
            alone.services().stream()
                    .filter(service -> service != alone.identity)
                    .forEach(FakeService::close);

            var read = alone.get("/api/v1/platforms");
            var write = alone.post("/api/v1/sales", "{}");

            assertProblem(read, 503, "unavailable");
            assertProblem(write, 503, "unavailable");
            assertThat(write.headers().firstValue("Retry-After")).contains("5");
        }
    }

    @Test
    void manyCallsAtOnceAreNotHeldBack() {
        gateway.platform.behaves(response -> Mono.delay(Duration.ofMillis(200))
                .then(response.sendString(Mono.just("{}")).then()));

        var calls = IntStream.range(0, 64)
                .mapToObj(_ -> gateway.http.sendAsync(
                        gateway.request("/api/v1/platforms").build(), BodyHandlers.ofString()))
                .toList();

        assertThat(calls).extracting(call -> call.join().statusCode()).containsOnly(200);
    }
}

package dev.saldo.gateway.access;

import static dev.saldo.gateway.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.gateway.FakeIdentity;
import dev.saldo.gateway.FakeIdentity.Known;
import dev.saldo.gateway.GatewayUnderTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailingIdentityIT {

    private static GatewayUnderTest gateway;
    private static int keys;

    private final String freshKey = "sk_live_" + ++keys;

    @BeforeAll
    static void start() {
        gateway = GatewayUnderTest.start("saldo.circuit.minimum-calls=1000");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void reset() {
        gateway.resetServices();
        gateway.identity.knows(freshKey, new Known("api-key", "api-key:1", List.of(FakeIdentity.STORE)));
    }

    @Test
    void identityThatFailsLetsNobodyInUntilItIsBack() {
        gateway.identity.answers(500);
        assertAway(call(freshKey));
        assertThat(gateway.platform.received()).isEmpty();

        gateway.identity.reset();
        gateway.identity.knows(freshKey, new Known("api-key", "api-key:1", List.of(FakeIdentity.STORE)));
        assertThat(call(freshKey).statusCode()).isEqualTo(200);
    }

    @Test
    void identityThatHangsUpIsAway() {
        gateway.identity.hangsUp();
        assertAway(call(freshKey));
    }

    @Test
    void identityThatSaysNothingIsAwaySoon() {
        gateway.identity.neverAnswers();
        var began = System.nanoTime();

        assertAway(call(freshKey));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void identityThatTalksNonsenseIsAway() {
        gateway.identity.answersJson("<html>");
        assertAway(call(freshKey));
    }

    @Test
    void whoIsKnownGoesOnForAFewSeconds() {
        assertThat(call(freshKey).statusCode()).isEqualTo(200);
        gateway.identity.answers(503);

        assertThat(call(freshKey).statusCode()).isEqualTo(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> call(freshKey).statusCode() == 503);
    }

    @Test
    void identityNotThereAtAllIsAway() {
        try (var alone = GatewayUnderTest.start()) {
            alone.identity.close();
            assertAway(alone.get("/api/v1/platforms"));
        }
    }

    @Test
    void anIssuerThatIsAwayLeavesApiKeysAlone() {
        try (var other = GatewayUnderTest.start("saldo.circuit.calls=2", "saldo.circuit.minimum-calls=2")) {
            other.identity.answers(503);
            for (var attempt = 0; attempt < 4; attempt++) {
                assertAway(other.send(
                        other.anonymous("/api/v1/platforms").header("Authorization", "Bearer eyJ.eyJ.s" + attempt)));
            }
            assertThat(other.identity.exchanges()).hasSize(2);
            other.identity.reset();

            assertThat(other.get("/api/v1/platforms").statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> call(String key) {
        return gateway.send(gateway.anonymous("/api/v1/platforms").header("Authorization", "Bearer " + key));
    }

    private static void assertAway(HttpResponse<String> response) {
        assertProblem(response, 503, "unavailable");
        assertThat(response.headers().firstValue("Retry-After")).contains("5");
    }
}

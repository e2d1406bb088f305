package dev.saldo.gateway.limit;

import static dev.saldo.gateway.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.gateway.FakeIdentity;
import dev.saldo.gateway.FakeIdentity.Known;
import dev.saldo.gateway.GatewayUnderTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimitIT {

    @Test
    void aCallerIsLimitedHoweverManyKeysItHas() {
        try (var gateway =
                GatewayUnderTest.start("saldo.rate-limit.per-key.per-second=1", "saldo.rate-limit.per-key.burst=5")) {
            for (var key : List.of("sk_live_old", "sk_live_rotated")) {
                gateway.identity.knows(key, new Known("api-key", "api-key:1", List.of(FakeIdentity.STORE)));
            }
            for (var call = 0; call < 5; call++) {
                assertThat(gateway.send(call(gateway, "sk_live_old")).statusCode())
                        .isEqualTo(200);
            }

            var refused = gateway.send(call(gateway, "sk_live_rotated"));

            assertProblem(refused, 429, "too-many-requests");
            assertThat(header(refused, "Retry-After")).isEqualTo("1");
            assertThat(header(refused, "RateLimit-Limit")).isEqualTo("5");
            assertThat(header(refused, "RateLimit-Remaining")).isEqualTo("0");
            assertThat(header(refused, "RateLimit-Policy")).isEqualTo("\"address\";q=2000;w=2, \"key\";q=5;w=5");
            assertThat(gateway.platform.received()).hasSize(5);
            // another caller from the same address
            assertThat(gateway.get("/api/v1/platforms").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void everyAnswerTellsWhereTheCallerStands() {
        try (var gateway = GatewayUnderTest.start()) {
            var answer = gateway.get("/api/v1/platforms");
            var missing = gateway.get("/api/v1/nothing");
            var anonymous = gateway.send(gateway.anonymous("/api/v1/platforms"));

            assertThat(header(answer, "RateLimit-Limit")).isEqualTo("2000");
            assertThat(header(answer, "RateLimit-Remaining")).isEqualTo("1999");
            assertThat(header(answer, "RateLimit-Reset")).isEqualTo("1");
            assertThat(header(answer, "RateLimit")).matches("\"address\";r=1999;t=1, \"key\";r=1999;t=1");
            assertThat(header(missing, "RateLimit-Remaining")).isNotNull();
            assertThat(header(anonymous, "RateLimit"))
                    .startsWith("\"address\";r=")
                    .doesNotContain("key");
        }
    }

    @Test
    void anAddressIsLimitedBehindATrustedProxyAndHealthIsNot() {
        try (var gateway = GatewayUnderTest.start(
                "saldo.edge.trusted-proxies=1",
                "saldo.rate-limit.per-address.per-second=1",
                "saldo.rate-limit.per-address.burst=3")) {
            for (var call = 0; call < 3; call++) {
                assertThat(from(gateway, "6.6.6." + call + ", 1.1.1.1").statusCode())
                        .isEqualTo(200);
            }

            assertProblem(from(gateway, "6.6.6.6, 1.1.1.1"), 429, "too-many-requests");
            assertThat(from(gateway, "1.1.1.1, 1.1.1.2").statusCode()).isEqualTo(200);
            for (var probe = 0; probe < 10; probe++) {
                var health = gateway.send(
                        gateway.anonymous("/actuator/health/liveness").header("X-Forwarded-For", "1.1.1.1"));
                assertThat(health.statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void guessingKeysIsSlowAndDoesNotStopThoseWhoAreKnown() {
        try (var gateway = GatewayUnderTest.start("saldo.rate-limit.failures-per-minute=5")) {
            assertThat(gateway.get("/api/v1/platforms").statusCode()).isEqualTo(200);
            for (var guess = 0; guess < 5; guess++) {
                assertProblem(gateway.send(call(gateway, "sk_live_guess" + guess)), 401, "unauthenticated");
            }
            var asked = gateway.identity.exchanges().size();

            var refused = gateway.send(call(gateway, "sk_live_another"));

            assertProblem(refused, 429, "too-many-requests");
            assertThat(Integer.parseInt(header(refused, "Retry-After"))).isBetween(1, 12);
            assertThat(gateway.identity.exchanges()).hasSize(asked);
            assertProblem(
                    gateway.send(gateway.anonymous("/api/v1/platforms").header("Authorization", "Basic x")),
                    429,
                    "too-many-requests");
            assertProblem(gateway.send(gateway.anonymous("/login")), 429, "too-many-requests");
            assertThat(gateway.get("/api/v1/platforms").statusCode()).isEqualTo(200);
            // without a credential nothing is guessed
            assertProblem(gateway.send(gateway.anonymous("/api/v1/platforms")), 401, "unauthenticated");
        }
    }

    private static HttpRequest.Builder call(GatewayUnderTest gateway, String key) {
        return gateway.anonymous("/api/v1/platforms").header("Authorization", "Bearer " + key);
    }

    private static HttpResponse<String> from(GatewayUnderTest gateway, String forwardedFor) {
        return gateway.send(gateway.request("/api/v1/platforms").header("X-Forwarded-For", forwardedFor));
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse(null);
    }
}

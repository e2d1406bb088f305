package dev.saldo.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;

class ProblemsTest {

    private static final String SECRET = "jdbc:postgres://10.0.0.7";

    @Test
    void aServiceThatIsAwayIsUnavailable() {
        var open = CallNotPermittedException.createCallNotPermittedException(CircuitBreaker.ofDefaults("sales"));

        for (var failure : List.of(new ConnectException(SECRET), new UnknownHostException(SECRET), open)) {
            var problem = Problems.of(failure);
            assertThat(problem.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
            assertThat(problem.code()).isEqualTo("unavailable");
            assertThat(problem.headers()).containsEntry("Retry-After", "5");
        }
    }

    @Test
    void aServiceThatBreaksOffIsABadGateway() {
        var problem = Problems.of(new IOException(SECRET));

        assertThat(problem.status()).isEqualTo(HttpStatus.BAD_GATEWAY);
        assertThat(problem.code()).isEqualTo("unavailable");
    }

    @Test
    void aServiceThatIsSlowTimesOut() {
        assertThat(Problems.of(new TimeoutException(SECRET)).code()).isEqualTo("timeout");
        assertThat(Problems.of(new TimeoutException(SECRET)).status()).isEqualTo(HttpStatus.GATEWAY_TIMEOUT);
    }

    @ParameterizedTest
    @CsvSource({
        "400, 400, malformed",
        "404, 404, not-found",
        "406, 406, not-acceptable",
        "413, 413, payload-too-large",
        "415, 415, unsupported-media-type",
        "418, 418, refused",
        "502, 502, unavailable",
        "503, 503, unavailable",
        "504, 504, timeout",
        "500, 500, internal",
        "507, 500, internal"
    })
    void aStatusOfTheFrameworkBecomesOurProblem(int status, int shown, String code) {
        var problem = Problems.of(new ResponseStatusException(HttpStatus.valueOf(status), SECRET));

        assertThat(problem.status().value()).isEqualTo(shown);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.detail()).doesNotContain(SECRET);
    }

    @Test
    void aWrongMethodIsToldTheRightOnes() {
        var problem = Problems.of(new MethodNotAllowedException("POST", List.of(HttpMethod.GET)));

        assertThat(problem.code()).isEqualTo("method-not-allowed");
        assertThat(problem.headers()).containsEntry("Allow", "GET");
    }

    @Test
    void anythingElseIsInternalAndSaysNothing() {
        var problem = Problems.of(new IllegalStateException(SECRET));

        assertThat(problem.status()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(problem.detail()).doesNotContain(SECRET);
    }
}

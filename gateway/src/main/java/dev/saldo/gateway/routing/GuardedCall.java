package dev.saldo.gateway.routing;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/**
 * A call to one service: behind its circuit breaker, and repeated when that is safe. It ends with the headers of the
 * answer, so a stream may go on for as long as it likes. Spring Cloud Gateway's own retry is not used because it holds
 * every request body of its routes in memory.
 */
final class GuardedCall implements GatewayFilter {

    private static final int RETRIES = 2;
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(50);
    private static final Duration MAX_BACKOFF = Duration.ofMillis(500);

    private final CircuitBreaker circuit;

    GuardedCall(CircuitBreaker circuit) {
        this.circuit = circuit;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var call = Mono.defer(() -> attempt(exchange, chain));
        var calls = mayRepeat(exchange.getRequest()) ? call.retryWhen(retries(exchange)) : call;
        // the client gets the service's own answer
        return calls.onErrorComplete(ServiceAway.class);
    }

    private Mono<Void> attempt(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange)
                .then(Mono.defer(() -> verdict(exchange.getResponse().getStatusCode())))
                .transformDeferred(CircuitBreakerOperator.of(circuit));
    }

    private static Mono<Void> verdict(@Nullable HttpStatusCode status) {
        return status != null && status.value() >= 502 && status.value() <= 504
                ? Mono.error(() -> new ServiceAway(status))
                : Mono.empty();
    }

    // a body can be read only once
    private static boolean mayRepeat(ServerHttpRequest request) {
        var headers = request.getHeaders();
        return request.getMethod().equals(HttpMethod.GET)
                && headers.getContentLength() <= 0
                && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    private static RetryBackoffSpec retries(ServerWebExchange exchange) {
        return Retry.backoff(RETRIES, FIRST_BACKOFF)
                .maxBackoff(MAX_BACKOFF)
                .filter(GuardedCall::isPassing)
                .doBeforeRetry(_ -> ServerWebExchangeUtils.reset(exchange))
                .onRetryExhaustedThrow((_, last) -> last.failure());
    }

    // not after a time-out: the client has waited long enough, and the service has enough to do
    private static boolean isPassing(Throwable failure) {
        return failure instanceof IOException || (failure instanceof ServiceAway away && !away.mayHaveTimedOut());
    }
}

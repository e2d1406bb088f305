package dev.saldo.kit.remote;

import dev.saldo.kit.web.Problem;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.retry.RetryOperator;
import io.github.resilience4j.retry.Retry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/** Reads from one other service, in the name of the caller. */
public final class ServiceClient {

    private static final Logger log = LoggerFactory.getLogger(ServiceClient.class);

    private final String service;
    private final WebClient http;
    private final Duration timeout;
    private final CircuitBreaker breaker;
    private final Retry retry;

    ServiceClient(String service, WebClient http, Duration timeout, CircuitBreaker breaker, Retry retry) {
        this.service = service;
        this.http = http;
        this.timeout = timeout;
        this.breaker = breaker;
        this.retry = retry;
    }

    /**
     * What is at the path, empty when there is nothing. Fails with the problem {@code forbidden} when the caller may not
     * read it, and {@code unavailable} when the service does not answer.
     */
    public <T> Mono<T> get(String path, Class<T> body) {
        return token().flatMap(token -> http.get()
                        .uri(path)
                        .headers(headers -> headers.setBearerAuth(token))
                        .retrieve()
                        .bodyToMono(body))
                .timeout(timeout)
                .onErrorResume(WebClientResponseException.NotFound.class, _ -> Mono.empty())
                .onErrorMap(WebClientResponseException.Forbidden.class, _ -> Problem.forbidden())
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .transformDeferred(RetryOperator.of(retry))
                .onErrorMap(failure -> !(failure instanceof Problem), failure -> {
                    log.warn("{} does not answer: {}", service, failure.toString());
                    return Problem.unavailable(service + " service");
                });
    }

    private static Mono<String> token() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .cast(JwtAuthenticationToken.class)
                .map(authentication -> authentication.getToken().getTokenValue())
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("nobody is asking: there is no token")));
    }
}

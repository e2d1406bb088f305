package dev.saldo.kit.remote;

import dev.saldo.kit.ConditionalOnSaldoService;
import dev.saldo.kit.web.Problem;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.client.WebClient;

/** Calls to other services. */
@AutoConfiguration
@ConditionalOnSaldoService
@EnableConfigurationProperties(ServiceProperties.class)
class RemoteAutoConfiguration {

    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .slidingWindowSize(20)
            .minimumNumberOfCalls(10)
            .waitDurationInOpenState(Duration.ofSeconds(2))
            .ignoreExceptions(Problem.class)
            .build();

    private static final RetryConfig RETRY = RetryConfig.custom()
            .maxAttempts(3)
            .ignoreExceptions(Problem.class)
            .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(100), 2))
            .build();

    @Bean
    ServiceClients serviceClients(ServiceProperties properties, WebClient.Builder http, MeterRegistry meters) {
        var breakers = CircuitBreakerRegistry.of(BREAKER);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        return new ServiceClients(properties, http, breakers, RetryRegistry.of(RETRY));
    }
}

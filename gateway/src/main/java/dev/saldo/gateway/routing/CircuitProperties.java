package dev.saldo.gateway.routing;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.server.ResponseStatusException;

/**
 * {@code saldo.circuit.*}: when the gateway stops calling a service that keeps failing.
 *
 * @param calls how many of the last calls count
 * @param minimumCalls how many calls there must be before the circuit may open
 * @param openFor how long no call is made before a few are let through to see
 */
@Validated
@ConfigurationProperties("saldo.circuit")
record CircuitProperties(
        @Positive @DefaultValue("50") int calls,
        @Positive @DefaultValue("10") int minimumCalls,
        @Positive @Max(100) @DefaultValue("50") int failurePercent,
        @NotNull @DefaultValue("5s") Duration openFor) {

    CircuitBreakerConfig toConfig() {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(calls)
                .minimumNumberOfCalls(minimumCalls)
                .failureRateThreshold(failurePercent)
                .waitDurationInOpenState(openFor)
                .permittedNumberOfCallsInHalfOpenState(3)
                .recordException(CircuitProperties::isFailureOfTheService)
                .build();
    }

    // a body that is too large, or a client that hung up, says nothing about the service
    private static boolean isFailureOfTheService(Throwable failure) {
        return switch (failure) {
            case IOException _ -> true;
            case ServiceAway _ -> true;
            case ResponseStatusException answer -> answer.getStatusCode().is5xxServerError();
            default -> false;
        };
    }
}

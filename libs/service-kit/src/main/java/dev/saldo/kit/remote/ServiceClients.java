package dev.saldo.kit.remote;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import org.springframework.web.reactive.function.client.WebClient;

/** The ways to other services, by name. */
public final class ServiceClients {

    private final ServiceProperties properties;
    private final WebClient.Builder http;
    private final CircuitBreakerRegistry breakers;
    private final RetryRegistry retries;

    ServiceClients(
            ServiceProperties properties,
            WebClient.Builder http,
            CircuitBreakerRegistry breakers,
            RetryRegistry retries) {
        this.properties = properties;
        this.http = http;
        this.breakers = breakers;
        this.retries = retries;
    }

    /** Throws {@link IllegalStateException} when {@code saldo.services.<service>} is not set. */
    public ServiceClient to(String service) {
        var address = properties.services().get(service);
        if (address == null) {
            throw new IllegalStateException("saldo.services.%s is not set".formatted(service));
        }
        return new ServiceClient(
                service,
                http.clone().baseUrl(address.toString()).build(),
                properties.remoteTimeout(),
                breakers.circuitBreaker(service),
                retries.retry(service));
    }
}

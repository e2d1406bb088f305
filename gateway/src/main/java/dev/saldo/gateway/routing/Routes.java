package dev.saldo.gateway.routing;

import static org.springframework.cloud.gateway.support.RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR;

import dev.saldo.gateway.edge.EventStream;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Two routes a service: one for event streams, which may stay silent for hours, and one for everything else. */
@Configuration(proxyBeanMethods = false)
class Routes {

    private static final Logger log = LoggerFactory.getLogger(Routes.class);
    private static final int NO_RESPONSE_TIMEOUT = -1;

    @Bean
    RouteLocator serviceRoutes(
            RouteLocatorBuilder locator, ServiceAddresses addresses, CircuitBreakerRegistry circuits) {
        var routes = locator.routes();
        for (var service : Service.values()) {
            var address = addresses.of(service);
            var circuit = circuits.circuitBreaker(service.id());
            routes.route(service.id() + "-stream", path -> stream(path, service, address, circuit))
                    .route(service.id(), path -> call(path, service, address, circuit));
        }
        return routes.build();
    }

    @Bean
    CircuitBreakerRegistry circuits(CircuitProperties properties) {
        var circuits = CircuitBreakerRegistry.of(properties.toConfig());
        circuits.getEventPublisher()
                .onEntryAdded(added -> added.getAddedEntry()
                        .getEventPublisher()
                        .onStateTransition(event -> log.warn(
                                "circuit of {}: {}", event.getCircuitBreakerName(), event.getStateTransition())));
        return circuits;
    }

    @Bean
    MeterBinder circuitMetrics(CircuitBreakerRegistry circuits) {
        return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(circuits);
    }

    /** Reactor Netty would repeat any call whose connection was reset, and stumble over its body (reactor-netty #2559). */
    @Bean
    HttpClientCustomizer repeatNothing() {
        return client -> client.disableRetry(true);
    }

    private static Buildable<Route> stream(PredicateSpec path, Service service, URI address, CircuitBreaker circuit) {
        return path.path(service.paths())
                .and()
                .predicate(exchange -> EventStream.isAskedForBy(exchange.getRequest()))
                .filters(filters -> filters.filter(new GuardedCall(circuit)))
                .metadata(RESPONSE_TIMEOUT_ATTR, NO_RESPONSE_TIMEOUT)
                .uri(address);
    }

    private static Buildable<Route> call(PredicateSpec path, Service service, URI address, CircuitBreaker circuit) {
        return path.path(service.paths())
                .filters(filters -> filters.filter(new GuardedCall(circuit)))
                .uri(address);
    }
}

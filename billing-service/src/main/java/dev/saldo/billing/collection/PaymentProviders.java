package dev.saldo.billing.collection;

import dev.saldo.contracts.identity.StoreChanged;
import dev.saldo.kit.store.Stores;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Who is asked in which store: in a test store never anybody who could move money. */
@Component
class PaymentProviders {

    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .slidingWindowSize(20)
            .minimumNumberOfCalls(10)
            .waitDurationInOpenState(Duration.ofSeconds(10))
            .build();

    private final PaymentProvider test = new TestPaymentProvider();
    private final @Nullable PaymentProvider live;
    private final Stores stores;

    PaymentProviders(ProviderProperties properties, WebClient.Builder http, Stores stores, MeterRegistry meters) {
        this.live = properties.isConfigured() ? live(properties, http, meters) : null;
        this.stores = stores;
    }

    /** Of those of the stores that have one. A store that nobody has told of yet may be a test store, and has none. */
    Mono<Map<UUID, PaymentProvider>> of(Collection<UUID> ids) {
        return stores.findAll(ids).map(this::found);
    }

    private Map<UUID, PaymentProvider> found(Map<UUID, StoreChanged> known) {
        var found = new HashMap<UUID, PaymentProvider>();
        known.forEach((id, store) -> {
            var provider = store.test() ? test : live;
            if (provider != null) {
                found.put(id, provider);
            }
        });
        return found;
    }

    private static PaymentProvider live(ProviderProperties properties, WebClient.Builder http, MeterRegistry meters) {
        var breakers = CircuitBreakerRegistry.of(BREAKER);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        return new HttpPaymentProvider(properties, http.clone().build(), breakers.circuitBreaker("payment-provider"));
    }
}

package dev.saldo.kit.privacy;

import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** What a service holds of a customer; a service that holds something declares one as a bean. */
@FunctionalInterface
public interface PersonalData {

    /** Everything, as it goes into the customer's export; empty when there is nothing. */
    Mono<Map<String, Object>> of(UUID store, UUID customer);
}

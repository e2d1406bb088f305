package dev.saldo.identity.store;

import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What stores are called. */
@Component
public class StoreNames {

    private final StoreRepository repository;

    StoreNames(StoreRepository repository) {
        this.repository = repository;
    }

    /** Empty when there is no such store. */
    public Mono<String> of(UUID store) {
        return repository.find(store).map(found -> found.settings().name());
    }
}

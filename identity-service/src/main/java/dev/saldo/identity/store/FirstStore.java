package dev.saldo.identity.store;

import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The store that is there before anybody could make one. */
@Component
public class FirstStore {

    private final StoreRepository repository;
    private final OpeningStores opening;

    FirstStore(StoreRepository repository, OpeningStores opening) {
        this.repository = repository;
        this.opening = opening;
    }

    /** Empty when there are no stores yet. */
    public Mono<UUID> find() {
        return repository.first().map(Store::id);
    }

    /** A live store with every setting at its default; joins its caller's transaction. */
    public Mono<UUID> open(String name) {
        var settings = new StoreSettings(name, null, null, null, null, null, null, null);
        return opening.open(settings, false).map(Store::id);
    }
}

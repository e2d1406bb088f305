package dev.saldo.catalog.product;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Tells others which products there are. */
@Service
public class KnownProducts {

    private final ProductRepository repository;

    KnownProducts(ProductRepository repository) {
        this.repository = repository;
    }

    /** Those of the ids that are products and not deleted. */
    public Mono<Set<UUID>> living(UUID store, Collection<UUID> ids) {
        return ids.isEmpty() ? Mono.just(Set.of()) : repository.living(store, ids);
    }
}

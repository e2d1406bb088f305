package dev.saldo.catalog.tax;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Tells others which taxes there are. */
@Service
public class KnownTaxes {

    private final TaxRepository repository;

    KnownTaxes(TaxRepository repository) {
        this.repository = repository;
    }

    /** Those of the ids that are taxes and not deleted. */
    public Mono<Set<UUID>> living(UUID store, Collection<UUID> ids) {
        return ids.isEmpty() ? Mono.just(Set.of()) : repository.living(store, ids);
    }
}

package dev.saldo.catalog.plan;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Tells others which plans there are. */
@Service
public class KnownPlans {

    private final PlanRepository repository;

    KnownPlans(PlanRepository repository) {
        this.repository = repository;
    }

    /** Those of the ids that are plans and not deleted. */
    public Mono<Set<UUID>> living(UUID store, Collection<UUID> ids) {
        return ids.isEmpty() ? Mono.just(Set.of()) : repository.living(store, ids);
    }
}

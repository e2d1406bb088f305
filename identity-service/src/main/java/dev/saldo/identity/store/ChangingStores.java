package dev.saldo.identity.store;

import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.time.Times;
import java.time.Clock;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Changes the settings of stores. Joins its caller's transaction. */
@Service
class ChangingStores {

    private final StoreRepository repository;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    ChangingStores(StoreRepository repository, Outbox outbox, Audit audit, Clock clock) {
        this.repository = repository;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Empty when there is no such store.
     *
     * @param precondition sees the store as it is before the change, and may refuse it
     */
    Mono<Store> change(UUID id, UnaryOperator<Store> precondition, UnaryOperator<StoreSettings> patch) {
        return repository
                .lock(id)
                .delayUntil(store -> audit.was(StoreView.of(store)))
                .map(precondition)
                .flatMap(store -> save(id, patch.apply(store.settings())))
                .delayUntil(store -> outbox.append(StoreContract.changed(store)));
    }

    private Mono<Store> save(UUID id, StoreSettings settings) {
        var slug = settings.slug() == null ? Slug.from(settings.name()) : settings.slug();
        return repository.save(id, slug, settings, Times.now(clock)).then(Mono.defer(() -> repository.find(id)));
    }
}

package dev.saldo.catalog.offer;

import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.kit.security.Caller;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** The offers of many products at once, inside the caller's transaction, which holds the locks of the products. */
@Service
public class Supplies {

    private final SupplyRepository repository;
    private final SupplyWrites writes;

    Supplies(SupplyRepository repository, SupplyWrites writes) {
        this.repository = repository;
        this.writes = writes;
    }

    /** As they stand at the instant, by product. */
    public Mono<Map<UUID, Supply>> load(UUID store, Collection<UUID> products, Instant now) {
        return products.isEmpty() ? Mono.just(Map.of()) : repository.load(store, products, now);
    }

    /** Gives what to tell others. */
    public Mono<List<OutboxMessage>> save(Caller caller, List<SupplyChange> changes, Instant now) {
        var real = changes.stream().filter(change -> !change.isEmpty()).toList();
        return real.isEmpty()
                ? Mono.just(List.of())
                : writes.save(caller.store(), caller.subject(), real, now)
                        .then(Mono.fromSupplier(() -> real.stream()
                                .map(change -> OfferContract.message(caller.store(), change, now))
                                .toList()));
    }
}

package dev.saldo.sales.sale;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Wakes those who watch a sale after a commit of this replica changed it. Only a hint: watchers also poll, slowly, for
 * what other replicas did. Holds nothing for sales that nobody watches.
 */
@Component
public class SaleSignals {

    private static final Duration PATIENCE = Duration.ofMillis(20);

    private final ConcurrentHashMap<UUID, Watched> watched = new ConcurrentHashMap<>();

    private record Watched(Sinks.Many<UUID> sink, int watchers) {
        static Watched first() {
            return new Watched(Sinks.many().multicast().directBestEffort(), 1);
        }

        Watched andOneMore() {
            return new Watched(sink, watchers + 1);
        }

        Watched orNobody() {
            return new Watched(sink, watchers - 1);
        }
    }

    /** The sale's id each time it changed, until the watcher cancels. */
    public Flux<UUID> of(UUID sale) {
        return Flux.using(
                () -> watched.merge(sale, Watched.first(), (known, _) -> known.andOneMore()),
                entry -> entry.sink().asFlux(),
                _ -> leave(sale));
    }

    /** Wakes the watchers when, and only when, the present transaction commits. */
    Mono<Void> afterCommit(List<UUID> sales) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return Mono.fromRunnable(() -> sales.forEach(SaleSignals.this::wake));
                    }
                }))
                .then();
    }

    int watchedSales() {
        return watched.size();
    }

    void wake(UUID sale) {
        var entry = watched.get(sale);
        if (entry != null) {
            entry.sink().emitNext(sale, Sinks.EmitFailureHandler.busyLooping(PATIENCE));
        }
    }

    private void leave(UUID sale) {
        watched.computeIfPresent(sale, (_, entry) -> entry.watchers() == 1 ? null : entry.orNobody());
    }
}

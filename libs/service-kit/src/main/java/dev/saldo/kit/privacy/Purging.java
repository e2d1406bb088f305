package dev.saldo.kit.privacy;

import dev.saldo.contracts.identity.StoreChanged;
import dev.saldo.kit.job.RecurringJob;
import dev.saldo.kit.store.Stores;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps every store's retention periods. Replicas may do it at once. */
final class Purging implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(Purging.class);

    private final Stores stores;
    private final List<Purge> purges;
    private final DatabaseClient db;
    private final Clock clock;
    private final Duration every;

    Purging(Stores stores, List<Purge> purges, DatabaseClient db, Clock clock, Duration every) {
        this.stores = stores;
        this.purges = purges;
        this.db = db;
        this.clock = clock;
        this.every = every;
    }

    @Override
    public String name() {
        return "purge-deleted";
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public Mono<Void> round() {
        return stores.all()
                .concatMap(store -> Flux.fromIterable(purges).concatMap(purge -> purge(store, purge)))
                .then();
    }

    private Mono<Long> purge(StoreChanged store, Purge purge) {
        var days = purge.period().apply(store.policies().retention());
        if (days == null) {
            return Mono.empty();
        }
        return db.sql(purge.sql())
                .bind("store", store.storeId())
                .bind("before", clock.instant().minus(Duration.ofDays(days)))
                .fetch()
                .rowsUpdated()
                .filter(purged -> purged > 0)
                .doOnNext(purged -> log.info("purged {} deleted rows of store {}", purged, store.storeId()));
    }
}

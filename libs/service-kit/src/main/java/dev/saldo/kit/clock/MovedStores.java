package dev.saldo.kit.clock;

import dev.saldo.kit.job.RecurringJob;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Which stores have a clock of their own, kept in memory so that all others need not ask. A replica that was not told
 * learns of a new one within {@link #LATEST}.
 */
public final class MovedStores implements RecurringJob {

    /** After which every replica knows a clock that was made before. */
    public static final Duration LATEST = Duration.ofMillis(400);

    private static final Duration EVERY = Duration.ofMillis(250);

    private final DatabaseClient db;
    private final Set<UUID> known = ConcurrentHashMap.newKeySet();
    private volatile boolean loaded;

    MovedStores(DatabaseClient db) {
        this.db = db;
    }

    /** Those of the stores that have a clock of their own. */
    public Mono<Set<UUID>> among(Collection<UUID> stores) {
        return loaded ? Mono.fromSupplier(() -> find(stores)) : round().then(Mono.fromSupplier(() -> find(stores)));
    }

    public void add(UUID store) {
        known.add(store);
    }

    @Override
    public String name() {
        return "know-moved-stores";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public Duration firstAfter() {
        return Duration.ZERO;
    }

    @Override
    public Mono<Void> round() {
        return db.sql("select store_id from kit.store_clock")
                .mapValue(UUID.class)
                .all()
                .doOnNext(known::add)
                .then(Mono.fromRunnable(() -> loaded = true));
    }

    private Set<UUID> find(Collection<UUID> stores) {
        return stores.stream().filter(known::contains).collect(Collectors.toUnmodifiableSet());
    }
}

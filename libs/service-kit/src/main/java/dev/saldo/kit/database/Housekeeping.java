package dev.saldo.kit.database;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Forgets what the kit need not remember any longer, a bounded piece at a time. Replicas may do it at once. */
final class Housekeeping implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final int PIECE = 5_000;

    private final DatabaseClient db;
    private final Clock clock;
    private final HousekeepingProperties properties;
    private Disposable rounds = Disposables.disposed();

    Housekeeping(DatabaseClient db, Clock clock, HousekeepingProperties properties) {
        this.db = db;
        this.clock = clock;
        this.properties = properties;
    }

    @Override
    public void start() {
        rounds = Flux.interval(EVERY)
                .onBackpressureDrop()
                .concatMap(_ -> round())
                .subscribe();
    }

    @Override
    public void stop() {
        rounds.dispose();
    }

    @Override
    public boolean isRunning() {
        return !rounds.isDisposed();
    }

    Mono<Void> round() {
        return purge("kit.inbox", "applied_at", properties.keepInbox())
                .then(purge("kit.idempotency_key", "created_at", properties.keepIdempotencyKeys()))
                .doOnError(failure -> log.warn("housekeeping failed: {}", failure.toString()))
                .onErrorComplete();
    }

    private Mono<Void> purge(String table, String column, Duration keep) {
        return db.sql("delete from %1$s where ctid in (select ctid from %1$s where %2$s < :before limit %3$d)"
                        .formatted(table, column, PIECE))
                .bind("before", clock.instant().minus(keep))
                .fetch()
                .rowsUpdated()
                .repeat()
                .takeWhile(deleted -> deleted == PIECE)
                .then();
    }
}

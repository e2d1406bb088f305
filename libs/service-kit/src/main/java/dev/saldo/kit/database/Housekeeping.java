package dev.saldo.kit.database;

import dev.saldo.kit.job.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Forgets what the kit need not remember any longer, a bounded piece at a time. Replicas may do it at once. */
final class Housekeeping implements RecurringJob {

    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final int PIECE = 5_000;

    private final DatabaseClient db;
    private final Clock clock;
    private final HousekeepingProperties properties;

    Housekeeping(DatabaseClient db, Clock clock, HousekeepingProperties properties) {
        this.db = db;
        this.clock = clock;
        this.properties = properties;
    }

    @Override
    public String name() {
        return "housekeeping";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public Mono<Void> round() {
        return purge("kit.inbox", "applied_at", properties.keepInbox())
                .then(purge("kit.idempotency_key", "created_at", properties.keepIdempotencyKeys()));
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

package dev.saldo.sales.subscription;

import dev.saldo.kit.job.RecurringJob;
import dev.saldo.kit.time.Times;
import java.time.Clock;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes previews of all stores away whose tokens are not good any more, a bounded piece at a time. */
@Component
class ForgettingPreviews implements RecurringJob {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final int PIECE = 5_000;

    private final DatabaseClient db;
    private final Clock wall;

    ForgettingPreviews(DatabaseClient db, Clock wall) {
        this.db = db;
        this.wall = wall;
    }

    @Override
    public String name() {
        return "forget-previews";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public Mono<Void> round() {
        return db.sql("""
                        delete from subscription_preview where token in (
                            select token from subscription_preview where created_at < :before
                             order by created_at limit :piece for update skip locked)""")
                .bind("before", Times.now(wall).minus(Previews.VALID))
                .bind("piece", PIECE)
                .fetch()
                .rowsUpdated()
                .repeat()
                .takeWhile(deleted -> deleted == PIECE)
                .then();
    }
}

package dev.saldo.kit.clock.moving;

import static dev.saldo.kit.database.Columns.required;

import dev.saldo.contracts.clock.ClockAdvanced;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The clocks in the database, each with the round that was asked for last. */
final class AskedRounds {

    /** How long a replica has a round to itself; if it takes longer, two do no harm. */
    private static final Duration CLAIM = Duration.ofSeconds(10);

    private final DatabaseClient db;

    AskedRounds(DatabaseClient db) {
        this.db = db;
    }

    /** Moves the clock and notes the round; a clock never goes back. */
    Mono<Void> ask(ClockAdvanced clock, Instant at) {
        return db.sql("""
                        insert into kit.store_clock
                            (store_id, now, target, operation_id, step, round, created_at, updated_at)
                        values (:store, :now, :target, :operation, :step, :round, :at, :at)
                        on conflict (store_id) do update
                           set now = excluded.now, target = excluded.target, operation_id = excluded.operation_id,
                               step = excluded.step, round = excluded.round, answered = false, claimed_until = null,
                               updated_at = excluded.updated_at
                         where store_clock.now <= excluded.now""")
                .bind("store", clock.storeId())
                .bind("now", clock.now())
                .bind("target", clock.target())
                .bind("operation", clock.operationId())
                .bind("step", clock.step())
                .bind("round", clock.round())
                .bind("at", at)
                .then();
    }

    /** The round of the store that nobody answers yet; empty when somebody does, or has done. */
    Mono<AskedRound> claim(UUID store, Instant at) {
        return db.sql("""
                        update kit.store_clock set claimed_until = :until
                         where store_id = :store and not answered
                           and (claimed_until is null or claimed_until <= :at)
                        returning *""")
                .bind("store", store)
                .bind("at", at)
                .bind("until", at.plus(CLAIM))
                .map(AskedRounds::fromRow)
                .one();
    }

    Mono<Void> release(UUID store) {
        return db.sql("update kit.store_clock set claimed_until = null where store_id = :store")
                .bind("store", store)
                .then();
    }

    /** Stores with a round that nobody answers. */
    Flux<UUID> open(Instant at) {
        return db.sql("""
                        select store_id from kit.store_clock
                         where not answered and (claimed_until is null or claimed_until <= :at)""").bind("at", at).mapValue(UUID.class).all();
    }

    /** @return false when it was answered before, or another round is asked for by now */
    Mono<Boolean> close(AskedRound asked, Instant at) {
        return db.sql("""
                        update kit.store_clock set answered = true, updated_at = :at
                         where store_id = :store and operation_id = :operation and step = :step and round = :round
                           and not answered""")
                .bind("store", asked.store())
                .bind("operation", asked.operation())
                .bind("step", asked.step())
                .bind("round", asked.round())
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private static AskedRound fromRow(Readable row) {
        return new AskedRound(
                required(row, "store_id", UUID.class),
                required(row, "operation_id", UUID.class),
                required(row, "step", Integer.class),
                required(row, "round", Integer.class),
                required(row, "now", Instant.class),
                required(row, "created_at", Instant.class));
    }
}

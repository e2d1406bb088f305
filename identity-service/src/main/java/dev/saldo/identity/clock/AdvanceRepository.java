package dev.saldo.identity.clock;

import static dev.saldo.kit.database.Columns.nullable;
import static dev.saldo.kit.database.Columns.required;

import dev.saldo.contracts.clock.ClockSettled;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Moves of clocks in the database. */
@Repository
class AdvanceRepository {

    private static final String SELECT = "select * from clock_operation where store_id = :store ";

    private final DatabaseClient db;

    AdvanceRepository(DatabaseClient db) {
        this.db = db;
    }

    Mono<Advance> find(UUID store, UUID id) {
        return one(db.sql(SELECT + "and uid = :id").bind("id", id), store);
    }

    /** Empty when the clock was never moved. */
    Mono<Advance> newest(UUID store) {
        return one(db.sql(SELECT + "order by id desc limit 1"), store);
    }

    /** The same, locked until the transaction ends. */
    Mono<Advance> lockNewest(UUID store) {
        return one(db.sql(SELECT + "order by id desc limit 1 for no key update"), store);
    }

    Mono<Advance> lock(UUID store, UUID id) {
        return one(db.sql(SELECT + "and uid = :id for no key update").bind("id", id), store);
    }

    /** @return false when the clock of the store is being moved already */
    Mono<Boolean> add(Advance advance) {
        return db.sql("""
                        insert into clock_operation (uid, store_id, status, from_time, to_time, now, started_at)
                        values (:id, :store, 'running', :from, :to, :from, :at)
                        on conflict (store_id) where status = 'running' do nothing""")
                .bind("id", advance.id())
                .bind("store", advance.store())
                .bind("from", advance.from())
                .bind("to", advance.to())
                .bind("at", advance.startedAt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Void> save(Advance advance) {
        return db.sql("""
                        update clock_operation
                           set status = :status, now = :now, step = :step, round = :round, finished_at = :finished
                         where store_id = :store and uid = :id""")
                .bind("status", advance.status().name().toLowerCase(Locale.ROOT))
                .bind("now", advance.now())
                .bind("step", advance.step())
                .bind("round", advance.round())
                .bind("finished", nullable(advance.finishedAt(), Instant.class))
                .bind("store", advance.store())
                .bind("id", advance.id())
                .then();
    }

    /** In place of what the service answered before, which tells whether anything happened since. */
    Mono<Void> save(ClockSettled answer) {
        return db.sql("""
                        insert into clock_answer
                            (store_id, operation_id, service, step, round, activity, next_due_at)
                        values (:store, :operation, :service, :step, :round, :activity, :due)
                        on conflict (store_id, operation_id, service) do update
                           set step = excluded.step, round = excluded.round, activity = excluded.activity,
                               next_due_at = excluded.next_due_at,
                               before = case when clock_answer.step = excluded.step
                                              and clock_answer.round = excluded.round - 1
                                             then clock_answer.activity end
                         where (clock_answer.step, clock_answer.round) < (excluded.step, excluded.round)""")
                .bind("store", answer.storeId())
                .bind("operation", answer.operationId())
                .bind("service", answer.service())
                .bind("step", answer.step())
                .bind("round", answer.round())
                .bind("activity", answer.activity())
                .bind("due", nullable(answer.nextDueAt(), Instant.class))
                .then();
    }

    private Mono<Advance> one(DatabaseClient.GenericExecuteSpec select, UUID store) {
        return select.bind("store", store)
                .map(AdvanceRepository::fromRow)
                .one()
                .flatMap(advance -> answers(store, advance.id()).map(advance::with));
    }

    private Mono<List<ServiceAnswer>> answers(UUID store, UUID operation) {
        return db.sql("select * from clock_answer where store_id = :store and operation_id = :operation")
                .bind("store", store)
                .bind("operation", operation)
                .map(row -> new ServiceAnswer(
                        required(row, "service", String.class),
                        required(row, "step", Integer.class),
                        required(row, "round", Integer.class),
                        required(row, "activity", Long.class),
                        row.get("before", Long.class),
                        row.get("next_due_at", Instant.class)))
                .all()
                .collectList();
    }

    private static Advance fromRow(Readable row) {
        return new Advance(
                required(row, "uid", UUID.class),
                required(row, "store_id", UUID.class),
                AdvanceStatus.valueOf(required(row, "status", String.class).toUpperCase(Locale.ROOT)),
                required(row, "from_time", Instant.class),
                required(row, "to_time", Instant.class),
                required(row, "now", Instant.class),
                required(row, "step", Integer.class),
                required(row, "round", Integer.class),
                required(row, "started_at", Instant.class),
                row.get("finished_at", Instant.class),
                List.of());
    }
}

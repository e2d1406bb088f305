package dev.saldo.testkit;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * How many rows of some tables a piece of work reads, where many are there. Everything happens in a transaction that is
 * rolled back, so nobody else gets to see them: neither the service's jobs nor the next test.
 */
public final class RowsRead {

    private final DatabaseClient db;
    private final TransactionalOperator transaction;
    private final List<String> tables;

    public RowsRead(DatabaseClient db, TransactionalOperator transaction, Superuser superuser, String... tables) {
        this.db = db;
        this.transaction = transaction;
        this.tables = List.of(tables);
        superuser.execute("grant maintain on " + names() + " to " + TestEngines.RUNTIME);
    }

    /** @param others writes the many rows, and says when the planner gets to know of them */
    public long by(Mono<Void> others, Mono<?> work) {
        return transaction
                .execute(status -> {
                    status.setRollbackOnly();
                    return others.then(count()).flatMap(before -> work.then(count().map(after -> after - before)));
                })
                .single()
                .blockOptional()
                .orElseThrow();
    }

    /** Tells the planner what is in the tables now; an error unless it was told, which Postgres only warns about. */
    public Mono<Void> analyze() {
        return db.sql("analyze " + names())
                .then()
                .then(db.sql("select count(*) from pg_class where relname = any(:tables) and reltuples <= 0")
                        .bind("tables", tables.toArray(String[]::new))
                        .mapValue(Long.class)
                        .one())
                .flatMap(unknown -> unknown == 0
                        ? Mono.empty()
                        : Mono.error(
                                () -> new IllegalStateException("the planner knows of no rows in one of " + tables)));
    }

    private String names() {
        return String.join(", ", tables);
    }

    private Mono<Long> count() {
        return db.sql("""
                        select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::bigint
                          from pg_stat_xact_user_tables where relname = any(:tables)""")
                .bind("tables", tables.toArray(String[]::new))
                .mapValue(Long.class)
                .one();
    }
}

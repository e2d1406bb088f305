package dev.saldo.kit.web;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The keys of a service and their first answers. */
final class IdempotencyTable {

    private final DatabaseClient db;

    IdempotencyTable(DatabaseClient db) {
        this.db = db;
    }

    /**
     * Claims the key until the transaction ends, or fails with 409 when another transaction has it: the lock, unlike a
     * row, is gone with the crash of whoever held it.
     */
    Mono<Boolean> tryLock(UUID store, String key) {
        return db.sql("select pg_try_advisory_xact_lock(hashtextextended(:key, 0))")
                .bind("key", store + " " + key)
                .map(row -> Boolean.TRUE.equals(row.get(0, Boolean.class)))
                .one()
                .filter(locked -> locked)
                .switchIfEmpty(Mono.error(() -> Problem.conflict(
                        "idempotency-key-in-progress",
                        "The first request with this Idempotency-Key is still running.")));
    }

    Mono<FirstAnswer> find(UUID store, String key) {
        return db.sql("select * from kit.idempotency_key where store_id = :store and key = :key")
                .bind("store", store)
                .bind("key", key)
                .map(IdempotencyTable::fromRow)
                .one();
    }

    Mono<Void> keep(UUID store, String key, FirstAnswer answer, Instant now) {
        var insert = db.sql("""
                        insert into kit.idempotency_key
                            (store_id, key, fingerprint, status, location, etag, body, created_at)
                        values (:store, :key, :fingerprint, :status, :location, :etag, :body, :now)""")
                .bind("store", store)
                .bind("key", key)
                .bind("fingerprint", answer.fingerprint())
                .bind("status", answer.status())
                .bind("now", now);
        insert = bind(insert, "location", answer.location());
        insert = bind(insert, "etag", answer.etag());
        return bind(insert, "body", answer.body()).then();
    }

    private static DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec statement, String name, @Nullable String value) {
        return value == null ? statement.bindNull(name, String.class) : statement.bind(name, value);
    }

    private static FirstAnswer fromRow(Readable row) {
        return new FirstAnswer(
                Objects.requireNonNull(row.get("fingerprint", String.class)),
                Objects.requireNonNull(row.get("status", Integer.class)),
                row.get("location", String.class),
                row.get("etag", String.class),
                row.get("body", String.class));
    }
}

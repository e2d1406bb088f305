package dev.saldo.kit.web;

import static dev.saldo.kit.database.Columns.required;
import static java.util.function.UnaryOperator.identity;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The keys of a service and their first answers. */
final class IdempotencyTable {

    record Kept(IdempotencyKey key, FirstAnswer answer) {}

    private final DatabaseClient db;

    IdempotencyTable(DatabaseClient db) {
        this.db = db;
    }

    /**
     * Claims keys until the transaction ends, and answers those that no other transaction has: the lock, unlike a row,
     * is gone with the crash of whoever held it.
     */
    Mono<Set<IdempotencyKey>> tryLock(Collection<IdempotencyKey> keys) {
        if (keys.isEmpty()) {
            return Mono.just(Set.of());
        }
        var byText = keys.stream().distinct().collect(Collectors.toMap(IdempotencyKey::text, identity()));
        return db.sql("""
                        select k from unnest(:keys) as k
                         where pg_try_advisory_xact_lock(hashtextextended(k, 0))""")
                .bind("keys", byText.keySet().toArray(String[]::new))
                .mapValue(String.class)
                .all()
                .mapNotNull(byText::get)
                .collect(HashSet::new, Set::add);
    }

    Mono<Map<IdempotencyKey, FirstAnswer>> find(Collection<IdempotencyKey> keys) {
        if (keys.isEmpty()) {
            return Mono.just(Map.of());
        }
        return db.sql("""
                        select i.* from kit.idempotency_key i
                          join unnest(:stores, :keys) as k (store_id, key)
                            on k.store_id = i.store_id and k.key = i.key""")
                .bind("stores", keys.stream().map(IdempotencyKey::store).toArray(UUID[]::new))
                .bind("keys", keys.stream().map(IdempotencyKey::key).toArray(String[]::new))
                .map(IdempotencyTable::fromRow)
                .all()
                .collectMap(Kept::key, Kept::answer);
    }

    Mono<Void> keep(List<Kept> answers, Instant now) {
        if (answers.isEmpty()) {
            return Mono.empty();
        }
        return db.sql("""
                        insert into kit.idempotency_key
                            (store_id, key, fingerprint, status, location, etag, body, created_at)
                        select u.*, :now
                          from unnest(:stores, :keys, :fingerprints, :statuses, :locations, :etags, :bodies) as u""")
                .bind("stores", column(answers, kept -> kept.key().store(), UUID[]::new))
                .bind("keys", column(answers, kept -> kept.key().key(), String[]::new))
                .bind("fingerprints", column(answers, kept -> kept.answer().fingerprint(), String[]::new))
                .bind("statuses", column(answers, kept -> kept.answer().status(), Integer[]::new))
                .bind("locations", column(answers, kept -> kept.answer().location(), String[]::new))
                .bind("etags", column(answers, kept -> kept.answer().etag(), String[]::new))
                .bind("bodies", column(answers, kept -> kept.answer().body(), String[]::new))
                .bind("now", now)
                .then();
    }

    private static <V> V[] column(
            List<Kept> answers, Function<Kept, ? extends @Nullable V> value, IntFunction<V[]> array) {
        return answers.stream().map(value).toArray(array);
    }

    private static Kept fromRow(Readable row) {
        return new Kept(
                new IdempotencyKey(required(row, "store_id", UUID.class), required(row, "key", String.class)),
                new FirstAnswer(
                        required(row, "fingerprint", String.class),
                        required(row, "status", Integer.class),
                        row.get("location", String.class),
                        row.get("etag", String.class),
                        row.get("body", String.class)));
    }
}

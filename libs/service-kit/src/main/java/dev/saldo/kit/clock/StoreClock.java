package dev.saldo.kit.clock;

import dev.saldo.kit.time.Times;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;
import reactor.util.function.Tuples;

/**
 * What time it is in a store. For live stores that costs no statement.
 *
 * <p>What is looked for by time is found in SQL, where {@code :now} is the wall's. Both halves read no more of the index
 * on what is due than they are to find: {@code not exists} in the first would be a join, for which all that is due is
 * read and sorted, and so would a plain join in the second.
 *
 * <pre>{@code
 * (select x.* from thing x
 *   where x.due_at <= :now and (select true from kit.store_clock c where c.store_id = x.store_id) is not true
 *   order by x.due_at limit :most)
 * union all
 * (select d.* from kit.store_clock c cross join lateral (
 *     select x.* from thing x where x.store_id = c.store_id and x.due_at <= c.now order by x.due_at limit :most) d
 *   limit :most)
 * }</pre>
 *
 * <p>Where there is little to look through, {@code left join kit.store_clock c on c.store_id = x.store_id where x.due_at
 * <= coalesce(c.now, :now)} does.
 */
public final class StoreClock {

    private final DatabaseClient db;
    private final Clock wall;
    private final MovedStores moved;

    StoreClock(DatabaseClient db, Clock wall, MovedStores moved) {
        this.db = db;
        this.wall = wall;
        this.moved = moved;
    }

    /** Now in the store, in microseconds; read in the present transaction, if there is one. */
    public Mono<Instant> now(UUID store) {
        return now(Set.of(store)).map(times -> times.in(store));
    }

    /** Now in each of the stores, with one statement at most. */
    public Mono<StoreTimes> now(Collection<UUID> stores) {
        return moved.among(stores)
                .flatMap(known -> known.isEmpty() ? Mono.just(Map.<UUID, Instant>of()) : read(known))
                .map(read -> complete(stores, read));
    }

    private Mono<Map<UUID, Instant>> read(Set<UUID> stores) {
        return db.sql("select store_id, now from kit.store_clock where store_id = any(:stores)")
                .bind("stores", stores.toArray(UUID[]::new))
                .map(row -> Tuples.of(
                        Objects.requireNonNull(row.get("store_id", UUID.class)),
                        Objects.requireNonNull(row.get("now", OffsetDateTime.class))
                                .toInstant()))
                .all()
                .collectMap(Tuple2::getT1, Tuple2::getT2);
    }

    private StoreTimes complete(Collection<UUID> stores, Map<UUID, Instant> read) {
        var now = Times.now(wall);
        var times = new HashMap<>(read);
        new HashSet<>(stores).forEach(store -> times.putIfAbsent(store, now));
        return new StoreTimes(times);
    }
}

package dev.saldo.usage.lease;

import static dev.saldo.kit.database.Columns.required;

import dev.saldo.kit.database.Columns;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Sorts;
import dev.saldo.usage.limit.MeterKey;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The leases in the database. */
@Repository
class LeaseRepository {

    private static final Sorts SORTS = Sorts.of("createdAt", "created_at", "timestamptz");

    private final DatabaseClient db;

    LeaseRepository(DatabaseClient db) {
        this.db = db;
    }

    Mono<Void> add(Lease lease) {
        return db.sql("""
                        insert into usage_lease
                            (uid, store_id, counter_id, subscriber_type, subscriber_id, feature, amount, status, expires_at,
                             version, created_at, updated_at)
                        values (:id, :store, :counter, :type, :subscriber, :feature, :amount, :status, :expires, :version,
                                :now, :now)""")
                .bind("id", lease.id())
                .bind("store", lease.meter().store())
                .bind("counter", lease.counter())
                .bind("type", lease.meter().subscriberType())
                .bind("subscriber", lease.meter().subscriberId())
                .bind("feature", lease.meter().feature())
                .bind("amount", lease.amount())
                .bind("status", lease.status().name())
                .bind("expires", lease.expiresAt())
                .bind("version", lease.version())
                .bind("now", lease.createdAt())
                .then();
    }

    /** One that the caller may see. */
    Mono<Lease> find(Caller caller, UUID id) {
        return db.sql("""
                        select * from usage_lease
                         where store_id = :store and uid = :id
                           and (cast(:own as text) is null or (subscriber_type = 'customer' and subscriber_id = :own))""")
                .bind("store", caller.store())
                .bind("id", id)
                .bind("own", Columns.nullable(own(caller), String.class))
                .map(LeaseRepository::fromRow)
                .one();
    }

    Mono<Lease> lock(UUID store, UUID id) {
        return db.sql("select * from usage_lease where store_id = :store and uid = :id for no key update")
                .bind("store", store)
                .bind("id", id)
                .map(LeaseRepository::fromRow)
                .one();
    }

    /**
     * Leases that are over by the clocks of their stores and nobody else is closing. Where clocks were moved they are
     * looked for store by store: all the others have any number that those have passed.
     *
     * @param now by the wall
     * @param most how many of those that go by the wall, and of the others
     */
    Flux<Lease> lockDue(Instant now, int most) {
        return db.sql("""
                        with live as (
                            select l.* from usage_lease l
                             where l.status = 'ACTIVE' and l.expires_at <= :now
                               and (select true from kit.store_clock c where c.store_id = l.store_id) is not true
                             order by l.expires_at
                             limit :most
                               for no key update of l skip locked),
                        moved as (
                            select m.* from kit.store_clock c cross join lateral (
                                   select * from usage_lease l
                                    where l.store_id = c.store_id and l.status = 'ACTIVE' and l.expires_at <= c.now
                                    order by l.expires_at
                                    limit :most
                                      for no key update skip locked) m
                             limit :most)
                        select * from live union all select * from moved""")
                .bind("now", now)
                .bind("most", most)
                .map(LeaseRepository::fromRow)
                .all();
    }

    /** Leases of a store that are over, after whoever else is closing some of them has done so. */
    Flux<Lease> lockDue(UUID store, Instant now, int most) {
        return db.sql("""
                        select * from usage_lease
                         where store_id = :store and status = 'ACTIVE' and expires_at <= :now
                         order by expires_at, id
                         limit :most
                           for no key update""")
                .bind("store", store)
                .bind("now", now)
                .bind("most", most)
                .map(LeaseRepository::fromRow)
                .all();
    }

    /** When the next lease of a store is over, after now; empty when none is active. */
    Mono<Instant> nextDue(UUID store, Instant now) {
        return db.sql("""
                        select expires_at from usage_lease
                         where store_id = :store and status = 'ACTIVE' and expires_at > :now
                         order by expires_at
                         limit 1""")
                .bind("store", store)
                .bind("now", now)
                .mapValue(Instant.class)
                .one();
    }

    /** Closed ones, with one statement. */
    Mono<Void> close(List<Lease> leases) {
        return db.sql("""
                        update usage_lease l
                           set status = u.status, used = u.used, closed_at = u.closed::timestamptz, version = u.version,
                               updated_at = u.closed::timestamptz
                          from unnest(:stores, :ids, :statuses, :used, :versions, :closed)
                               as u (store_id, uid, status, used, version, closed)
                         where l.store_id = u.store_id and l.uid = u.uid""")
                .bind("stores", column(leases, lease -> lease.meter().store(), UUID[]::new))
                .bind("ids", column(leases, Lease::id, UUID[]::new))
                .bind("statuses", column(leases, lease -> lease.status().name(), String[]::new))
                .bind("used", column(leases, Lease::used, BigDecimal[]::new))
                .bind("versions", column(leases, Lease::version, Integer[]::new))
                .bind("closed", column(leases, lease -> lease.closed().toString(), String[]::new))
                .then();
    }

    Mono<Page<Lease>> page(Caller caller, @Nullable LeaseStatus status, Paging paging) {
        return PagedQuery.of("select l.* from usage_lease l", SORTS)
                .where("l.store_id = :store", "store", caller.store())
                .where("l.subscriber_type = 'customer' and l.subscriber_id = :own", "own", own(caller))
                .where("l.status = :status", "status", status == null ? null : status.name())
                .fetch(db, paging, LeaseRepository::fromRow);
    }

    private static @Nullable String own(Caller caller) {
        return caller.customer() == null ? null : caller.customer().toString();
    }

    private static Lease fromRow(Readable row) {
        return new Lease(
                required(row, "uid", UUID.class),
                new MeterKey(
                        required(row, "store_id", UUID.class),
                        required(row, "subscriber_type", String.class),
                        required(row, "subscriber_id", String.class),
                        required(row, "feature", String.class)),
                required(row, "counter_id", Long.class),
                required(row, "amount", BigDecimal.class),
                row.get("used", BigDecimal.class),
                LeaseStatus.valueOf(required(row, "status", String.class)),
                required(row, "expires_at", Instant.class),
                row.get("closed_at", Instant.class),
                required(row, "created_at", Instant.class),
                required(row, "version", Integer.class));
    }

    private static <T, V extends @Nullable Object> V[] column(
            List<T> rows, Function<T, V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}

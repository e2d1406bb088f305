package dev.saldo.usage.limit;

import static dev.saldo.kit.database.Columns.nullable;
import static dev.saldo.kit.database.Columns.required;

import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Sorts;
import dev.saldo.usage.amount.Amounts;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The limits in the database. */
@Repository
public class LimitRepository {

    private static final Sorts SORTS = Sorts.of("createdAt", "created_at", "timestamptz");

    private final DatabaseClient db;

    LimitRepository(DatabaseClient db) {
        this.db = db;
    }

    /** The limits of those of the meters that have one. */
    public Mono<Map<MeterKey, Limit>> of(Collection<MeterKey> meters) {
        var wanted = List.copyOf(meters);
        return db.sql("""
                        select u.position, l.hard_limit, l.soft_limits, l.overage, l.period, l.time_zone
                          from unnest(:stores, :types, :subscribers, :features) with ordinality
                               as u (store_id, subscriber_type, subscriber_id, feature, position)
                          join usage_limit l using (store_id, subscriber_type, subscriber_id, feature)""")
                .bind("stores", wanted.stream().map(MeterKey::store).toArray(UUID[]::new))
                .bind("types", wanted.stream().map(MeterKey::subscriberType).toArray(String[]::new))
                .bind("subscribers", wanted.stream().map(MeterKey::subscriberId).toArray(String[]::new))
                .bind("features", wanted.stream().map(MeterKey::feature).toArray(String[]::new))
                .map(row -> Map.entry(wanted.get(required(row, "position", Integer.class) - 1), limit(row)))
                .all()
                .collect(HashMap::new, (found, limit) -> found.put(limit.getKey(), limit.getValue()));
    }

    /** What a row with the columns of a limit says; null when an outer join found none. */
    public static @Nullable Limit limitIfAny(Readable row) {
        return row.get("overage", String.class) == null ? null : limit(row);
    }

    Mono<StoredLimit> find(MeterKey meter) {
        return find(meter, "");
    }

    Mono<StoredLimit> lock(MeterKey meter) {
        return find(meter, " for no key update");
    }

    private Mono<StoredLimit> find(MeterKey meter, String lock) {
        return db.sql("""
                        select * from usage_limit
                         where store_id = :store and subscriber_type = :type and subscriber_id = :subscriber
                           and feature = :feature""" + lock)
                .bind("store", meter.store())
                .bind("type", meter.subscriberType())
                .bind("subscriber", meter.subscriberId())
                .bind("feature", meter.feature())
                .map(LimitRepository::fromRow)
                .one();
    }

    /** Sets the limit, whether there was one or not. */
    Mono<StoredLimit> save(UUID id, MeterKey meter, Limit limit, Instant now) {
        return db.sql("""
                        insert into usage_limit as l
                            (uid, store_id, subscriber_type, subscriber_id, feature, hard_limit, soft_limits, overage,
                             period, time_zone, created_at, updated_at)
                        values (:id, :store, :type, :subscriber, :feature, :hard, :soft, :overage, :period, :zone, :now, :now)
                        on conflict (store_id, subscriber_type, subscriber_id, feature) do update
                           set hard_limit = excluded.hard_limit, soft_limits = excluded.soft_limits,
                               overage = excluded.overage, period = excluded.period, time_zone = excluded.time_zone,
                               version = l.version + 1, updated_at = excluded.updated_at
                        returning *""")
                .bind("id", id)
                .bind("store", meter.store())
                .bind("type", meter.subscriberType())
                .bind("subscriber", meter.subscriberId())
                .bind("feature", meter.feature())
                .bind("hard", nullable(limit.hard(), BigDecimal.class))
                .bind("soft", limit.soft().toArray(BigDecimal[]::new))
                .bind("overage", limit.overage().wire())
                .bind("period", limit.period().wire())
                .bind("zone", limit.zone().getId())
                .bind("now", now)
                .map(LimitRepository::fromRow)
                .one();
    }

    Mono<Void> delete(StoredLimit limit) {
        return db.sql("delete from usage_limit where store_id = :store and uid = :id")
                .bind("store", limit.meter().store())
                .bind("id", limit.id())
                .then();
    }

    Mono<Page<StoredLimit>> page(Caller caller, LimitFilter filter, Paging paging) {
        var customer = caller.customer();
        return PagedQuery.of("select l.* from usage_limit l", SORTS)
                .where("l.store_id = :store", "store", caller.store())
                .where("l.subscriber_type = 'customer' and l.subscriber_id = :own", "own", ownId(customer))
                .where("l.subscriber_type = :type", "type", filter.subscriberType())
                .where("l.subscriber_id = :subscriber", "subscriber", filter.subscriberId())
                .where("l.feature = :feature", "feature", filter.feature())
                .fetch(db, paging, LimitRepository::fromRow);
    }

    private static @Nullable String ownId(@Nullable UUID customer) {
        return customer == null ? null : customer.toString();
    }

    private static StoredLimit fromRow(Readable row) {
        return new StoredLimit(
                required(row, "uid", UUID.class),
                new MeterKey(
                        required(row, "store_id", UUID.class),
                        required(row, "subscriber_type", String.class),
                        required(row, "subscriber_id", String.class),
                        required(row, "feature", String.class)),
                limit(row),
                required(row, "version", Integer.class),
                required(row, "created_at", Instant.class),
                required(row, "updated_at", Instant.class));
    }

    private static Limit limit(Readable row) {
        var hard = row.get("hard_limit", BigDecimal.class);
        return new Limit(
                hard == null ? null : Amounts.plain(hard),
                Arrays.stream(required(row, "soft_limits", BigDecimal[].class))
                        .map(Amounts::plain)
                        .toList(),
                Overage.of(required(row, "overage", String.class)),
                Period.of(required(row, "period", String.class)),
                ZoneId.of(required(row, "time_zone", String.class)));
    }
}

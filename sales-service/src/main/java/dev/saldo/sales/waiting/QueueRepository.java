package dev.saldo.sales.waiting;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What waits for credit: sales, oldest first. */
@Repository
class QueueRepository {

    private final DatabaseClient db;

    QueueRepository(DatabaseClient db) {
        this.db = db;
    }

    /** Those of the stores, each once, where a sale or a charge waits: mostly none, which one statement tells of all. */
    Flux<UUID> storesWithWaiting(Collection<UUID> stores) {
        return db.sql("""
                        select s.id from (select distinct id from unnest(:stores) as u (id)) s
                         where exists (select from sale
                                        where store_id = s.id and status = 'AWAITING_CREDIT')
                            or exists (select from subscription_charge
                                        where store_id = s.id and status = 'WAITING')""")
                .bind("stores", stores.toArray(UUID[]::new))
                .mapValue(UUID.class)
                .all();
    }

    /**
     * The next of the store's queue, without those that need nothing but closed platforms: such a sale can neither go
     * nor close another.
     */
    Mono<List<WaitingSale>> next(UUID store, QueuePosition after, Collection<UUID> closed, int limit) {
        return db.sql("""
                        select id, uid, confirmed_at, platform_uids, platform_costs_minor
                          from sale
                         where store_id = :store and status = 'AWAITING_CREDIT'
                           and (confirmed_at, id) > (:confirmedAt, :row)
                           and not platform_uids <@ :closed
                         order by confirmed_at, id
                         limit :limit""")
                .bind("store", store)
                .bind("confirmedAt", after.confirmedAt())
                .bind("row", after.row())
                .bind("closed", closed.toArray(UUID[]::new))
                .bind("limit", limit)
                .map(QueueRepository::fromRow)
                .all()
                .collectList();
    }

    /** What the released sales that have no answer yet will take, in minor units by platform. */
    Mono<Map<UUID, Long>> claimed(UUID store, Collection<UUID> platforms) {
        return platforms.isEmpty()
                ? Mono.just(Map.of())
                : db.sql("""
                                select c.platform, sum(c.minor)::bigint as minor
                                  from sale s, unnest(s.platform_uids, s.platform_costs_minor) as c(platform, minor)
                                 where s.store_id = :store and s.status = 'CONFIRMED' and s.attempt > 1
                                   and c.platform = any(:platforms)
                                 group by c.platform""")
                        .bind("store", store)
                        .bind("platforms", platforms.toArray(UUID[]::new))
                        .map(row -> Map.entry(value(row, "platform", UUID.class), value(row, "minor", Long.class)))
                        .all()
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static WaitingSale fromRow(Readable row) {
        return new WaitingSale(
                value(row, "id", Long.class),
                value(row, "uid", UUID.class),
                value(row, "confirmed_at", Instant.class),
                costs(value(row, "platform_uids", UUID[].class), value(row, "platform_costs_minor", Long[].class)));
    }

    private static Map<UUID, Long> costs(UUID[] platforms, Long[] minor) {
        var costs = new HashMap<UUID, Long>();
        for (var index = 0; index < platforms.length; index++) {
            costs.put(platforms[index], minor[index]);
        }
        return costs;
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}

package dev.saldo.billing.numbering;

import dev.saldo.billing.sql.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Gives out document numbers, gapless in a store, series and year. */
@Repository
public class DocumentNumbers {

    /** Keeps our advisory locks apart from those of others; any number would do. */
    private static final int LOCK_CLASS = 0xB111;

    private final DatabaseClient db;

    DocumentNumbers(DatabaseClient db) {
        this.db = db;
    }

    /**
     * Lets only one transaction at a time issue documents in each of these stores, until it ends: what is read after
     * this about the stores' documents stays true. Always the first step of issuing, so that nobody waits in a circle.
     */
    public Mono<Void> lock(Collection<UUID> stores) {
        return db.sql("""
                        select pg_advisory_xact_lock(:class, h.key)
                          from (select distinct hashtext(u.store_id::text) as key
                                  from unnest(:stores) as u(store_id)
                                 order by key) h""")
                .bind("class", LOCK_CLASS)
                .bind("stores", stores.stream().distinct().toArray(UUID[]::new))
                .fetch()
                .all()
                .then();
    }

    /**
     * Gives each of the things the next number of its store, in their order, with one statement for all.
     *
     * @param year that of the issue date in a store
     */
    public <T> Mono<List<Numbered<T>>> number(
            Series series, ToIntFunction<UUID> year, List<T> things, Function<T, UUID> store) {
        var batch = new Batch<>(series, year, things, store);
        return advance(batch).map(batch::numbered);
    }

    private Mono<Map<UUID, Long>> advance(Batch<?> batch) {
        var counts = batch.counts();
        var stores = List.copyOf(counts.keySet());
        return db.sql("""
                        insert into document_counter as c (store_id, series, year, last)
                        select u.store_id, :series, u.year, u.count
                          from unnest(:stores, :years, :counts) as u(store_id, year, count)
                         order by u.store_id
                        on conflict (store_id, series, year) do update set last = c.last + excluded.last
                        returning c.store_id, c.last""")
                .bind("series", batch.series().prefix())
                .bind("stores", stores.toArray(UUID[]::new))
                .bind("years", Row.columnOf(stores, batch.year()::applyAsInt, Integer[]::new))
                .bind("counts", Row.columnOf(stores, counts::get, Long[]::new))
                .map(row -> Map.entry(new Row(row).uuid("store_id"), new Row(row).number("last")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}

package dev.saldo.catalog.offer;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Writes what became of offers: the same few statements for one product as for a thousand. */
@Repository
class SupplyWrites {

    private final DatabaseClient db;
    private final PriceWrites prices;

    SupplyWrites(DatabaseClient db, PriceWrites prices) {
        this.db = db;
        this.prices = prices;
    }

    /** Preferences go before they come, or two offers of a product would be preferred for a moment. */
    Mono<Void> save(UUID store, String actor, List<SupplyChange> changes, Instant now) {
        return release(store, changes, now)
                .then(Mono.defer(() -> insertOffers(store, changes, now)))
                .then(Mono.defer(() -> prices.save(store, actor, all(changes, SupplyChange::newPrices), now)))
                .then(Mono.defer(() -> raise(store, changes, now)))
                .then(Mono.defer(() -> count(store, changes)));
    }

    private Mono<Void> release(UUID store, List<SupplyChange> changes, Instant now) {
        var ended = all(changes, SupplyChange::ended);
        var losing = all(changes, SupplyChange::losingPreference);
        if (ended.isEmpty() && losing.isEmpty()) {
            return Mono.empty();
        }
        return db.sql("""
                        update offer
                           set preferred = false,
                               deleted_at = case when uid = any(:ended) then :now::timestamptz end,
                               updated_at = :now,
                               version = version + 1
                         where store_id = :store and uid = any(:touched)""")
                .bind("ended", ids(ended))
                .bind(
                        "touched",
                        ids(Stream.of(ended, losing).flatMap(List::stream).toList()))
                .bind("now", now)
                .bind("store", store)
                .then();
    }

    private Mono<Void> insertOffers(UUID store, List<SupplyChange> changes, Instant now) {
        record Made(UUID product, Offer offer) {}
        var made = all(
                changes,
                change -> change.made().stream()
                        .map(offer -> new Made(change.after().productId(), offer))
                        .toList());
        if (made.isEmpty()) {
            return Mono.empty();
        }
        return db.sql("""
                        insert into offer
                            (uid, store_id, product_id, platform_id, preferred, created_at, updated_at)
                        select u.uid, :store, p.id, u.platform, u.preferred, :now, :now
                          from unnest(:ids, :products, :platforms, :preferred) with ordinality
                               as u(uid, product, platform, preferred, position)
                          join product p on p.store_id = :store and p.uid = u.product
                         order by u.position""")
                .bind("ids", ids(made.stream().map(row -> row.offer().id()).toList()))
                .bind("products", ids(made.stream().map(Made::product).toList()))
                .bind(
                        "platforms",
                        ids(made.stream().map(row -> row.offer().platformId()).toList()))
                .bind(
                        "preferred",
                        made.stream().map(row -> row.offer().preferred()).toArray(Boolean[]::new))
                .bind("now", now)
                .bind("store", store)
                .then();
    }

    /** The preferred ones, and a version more for every offer that was there before and changed. */
    private Mono<Void> raise(UUID store, List<SupplyChange> changes, Instant now) {
        var gaining = all(changes, SupplyChange::gainingPreference);
        var repriced = all(changes, SupplyChange::repriced);
        if (gaining.isEmpty() && repriced.isEmpty()) {
            return Mono.empty();
        }
        return db.sql("""
                        update offer
                           set preferred = preferred or uid = any(:gaining),
                               updated_at = :now,
                               version = version + 1
                         where store_id = :store and uid = any(:touched)""")
                .bind("gaining", ids(gaining))
                .bind(
                        "touched",
                        ids(Stream.of(gaining, repriced).flatMap(List::stream).toList()))
                .bind("now", now)
                .bind("store", store)
                .then();
    }

    private Mono<Void> count(UUID store, List<SupplyChange> changes) {
        return db.sql("""
                        update product p
                           set offers_version = u.version
                          from unnest(:products, :versions) as u(product, version)
                         where p.store_id = :store and p.uid = u.product""")
                .bind(
                        "products",
                        ids(changes.stream()
                                .map(change -> change.after().productId())
                                .toList()))
                .bind("versions", changes.stream().map(SupplyChange::version).toArray(Long[]::new))
                .bind("store", store)
                .then();
    }

    private static <V> List<V> all(List<SupplyChange> changes, Function<SupplyChange, List<V>> part) {
        return changes.stream().flatMap(change -> part.apply(change).stream()).toList();
    }

    private static UUID[] ids(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}

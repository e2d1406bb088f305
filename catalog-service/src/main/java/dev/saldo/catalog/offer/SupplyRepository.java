package dev.saldo.catalog.offer;

import static dev.saldo.kit.database.Columns.required;

import dev.saldo.money.Money;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads who supplies products. */
@Repository
class SupplyRepository {

    private final DatabaseClient db;

    SupplyRepository(DatabaseClient db) {
        this.db = db;
    }

    /** Offers change under the lock of their product's row: whether it is deleted; empty when there is no such product. */
    Mono<Boolean> lockDeleted(UUID store, UUID product) {
        return db.sql("""
                        select deleted_at is not null as deleted from product
                         where store_id = :store and uid = :product
                           for no key update""")
                .bind("store", store)
                .bind("product", product)
                .map(row -> required(row, "deleted", Boolean.class))
                .one();
    }

    /**
     * The offers of those products that exist, with the prices that hold at the instant or later. Joined by rows alone,
     * which are of the products' store: with the store in the joins, too, a planner that has not yet seen how much was
     * imported takes all of the store's offers and prices for one, and reads them all for each product.
     */
    Mono<Map<UUID, Supply>> load(UUID store, Collection<UUID> products, Instant at) {
        return db.sql("""
                        select * from (
                            select p.id as product_row, p.uid as product, p.offers_version,
                                   o.id as offer_row, o.uid as offer, o.platform_id, o.preferred, o.version,
                                   r.valid_from, r.buying_price_minor, r.currency,
                                   lead(r.valid_from) over (partition by o.id order by r.valid_from) as valid_to
                              from product p
                              left join offer o
                                on o.product_id = p.id and o.deleted_at is null
                              left join offer_price r on r.offer_id = o.id
                             where p.store_id = :store and p.uid = any(:products)) price
                         where valid_to is null or valid_to > :at
                         order by product_row, offer_row, valid_from""")
                .bind("store", store)
                .bind("products", products.toArray(UUID[]::new))
                .bind("at", at)
                .map(SupplyRepository::from)
                .all()
                .collectList()
                .map(SupplyRepository::supplies);
    }

    Mono<Boolean> exists(UUID store, UUID product, UUID offer) {
        return db.sql("""
                        select exists (
                            select 1 from offer o
                              join product p on p.id = o.product_id
                             where o.store_id = :store and o.uid = :offer and p.uid = :product) as found""")
                .bind("store", store)
                .bind("product", product)
                .bind("offer", offer)
                .map(row -> required(row, "found", Boolean.class))
                .one();
    }

    /** One price of one offer; a product without offers has one row without offer. */
    private record PriceRow(
            UUID product, long version, @Nullable Offer offer) {}

    private static PriceRow from(Readable row) {
        var offer = row.get("offer", UUID.class);
        return new PriceRow(
                required(row, "product", UUID.class),
                required(row, "offers_version", Long.class),
                offer == null
                        ? null
                        : new Offer(
                                offer,
                                required(row, "platform_id", UUID.class),
                                required(row, "preferred", Boolean.class),
                                PriceTimeline.startingWith(price(row)),
                                required(row, "version", Long.class)));
    }

    private static Price price(Readable row) {
        return new Price(
                required(row, "valid_from", Instant.class),
                new Money(
                        required(row, "buying_price_minor", Long.class),
                        Currency.getInstance(required(row, "currency", String.class))));
    }

    private static Map<UUID, Supply> supplies(List<PriceRow> rows) {
        var versions = new LinkedHashMap<UUID, Long>();
        var offers = new LinkedHashMap<UUID, Map<UUID, Offer>>();
        for (var row : rows) {
            versions.put(row.product(), row.version());
            var ofProduct = offers.computeIfAbsent(row.product(), _ -> new LinkedHashMap<>());
            if (row.offer() != null) {
                ofProduct.merge(row.offer().id(), row.offer(), Offer::withPricesOf);
            }
        }
        var supplies = new LinkedHashMap<UUID, Supply>();
        offers.forEach((product, made) -> supplies.put(
                product, new Supply(product, versions.getOrDefault(product, 0L), new ArrayList<>(made.values()))));
        return supplies;
    }
}

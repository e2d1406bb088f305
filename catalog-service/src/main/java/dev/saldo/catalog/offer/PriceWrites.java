package dev.saldo.catalog.offer;

import dev.saldo.catalog.offer.SupplyChange.NewPrice;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Records prices; they are never changed. */
@Repository
class PriceWrites {

    private final DatabaseClient db;

    PriceWrites(DatabaseClient db) {
        this.db = db;
    }

    Mono<Void> save(UUID store, String actor, List<NewPrice> prices, Instant now) {
        if (prices.isEmpty()) {
            return Mono.empty();
        }
        return db.sql("""
                        insert into offer_price
                            (store_id, offer_id, valid_from, buying_price_minor, currency, actor, recorded_at)
                        select :store, o.id, u.valid_from, u.minor, u.currency, :actor, :now
                          from unnest(:offers, :starts, :minors, :currencies) as u(offer, valid_from, minor, currency)
                          join offer o on o.store_id = :store and o.uid = u.offer""")
                .bind("offers", column(prices, NewPrice::offerId, UUID[]::new))
                .bind("starts", column(prices, row -> row.price().validFrom(), Instant[]::new))
                .bind("minors", column(prices, row -> row.price().buyingPrice().minor(), Long[]::new))
                .bind("currencies", column(prices, PriceWrites::currency, String[]::new))
                .bind("actor", actor)
                .bind("now", now)
                .bind("store", store)
                .then();
    }

    private static String currency(NewPrice row) {
        return row.price().buyingPrice().currency().getCurrencyCode();
    }

    private static <V> V[] column(List<NewPrice> prices, Function<NewPrice, V> value, IntFunction<V[]> array) {
        return prices.stream().map(value).toArray(array);
    }
}

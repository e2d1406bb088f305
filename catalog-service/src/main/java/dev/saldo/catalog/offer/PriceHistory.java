package dev.saldo.catalog.offer;

import static dev.saldo.kit.database.Columns.required;

import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
import dev.saldo.kit.web.Sorts;
import dev.saldo.money.Money;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Every price an offer has had or will have; offers that ended keep theirs. */
@Repository
class PriceHistory {

    private static final Sorts SORTS = Sorts.of("validFrom", "valid_from", "timestamptz");

    private final DatabaseClient db;
    private final SupplyRepository offers;

    PriceHistory(DatabaseClient db, SupplyRepository offers) {
        this.db = db;
        this.offers = offers;
    }

    Mono<Page<PriceView>> page(UUID store, UUID product, UUID offer, Paging paging) {
        return offers.exists(store, product, offer)
                .filter(found -> found)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("offer", offer)))
                .then(Mono.defer(() -> prices(store, offer).fetch(db, paging, PriceHistory::from)));
    }

    /** A price announced for after the offer's end was never in force: its interval is empty. */
    private static PagedQuery prices(UUID store, UUID offer) {
        return PagedQuery.of("""
                        select r.id, r.valid_from, r.buying_price_minor, r.currency, r.recorded_at, r.actor,
                               case when o.deleted_at <= r.valid_from then r.valid_from
                                    else least(lead(r.valid_from) over (order by r.valid_from), o.deleted_at)
                               end as valid_to
                          from offer o
                          join offer_price r on r.store_id = o.store_id and r.offer_id = o.id""", SORTS)
                .where("o.store_id = :store", "store", store)
                .where("o.uid = :offer", "offer", offer);
    }

    private static PriceView from(Readable row) {
        return new PriceView(
                required(row, "valid_from", Instant.class),
                row.get("valid_to", Instant.class),
                new Money(
                        required(row, "buying_price_minor", Long.class),
                        Currency.getInstance(required(row, "currency", String.class))),
                required(row, "recorded_at", Instant.class),
                required(row, "actor", String.class));
    }
}

package dev.saldo.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.testkit.RowsRead;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.Superuser;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What it takes to read who supplies the products of a store that imported them a moment ago. */
@SaldoTest(fresh = true)
class LoadingSuppliesIT {

    private static final int PRODUCTS = 200;

    private final DatabaseClient db;
    private final SupplyRepository repository;
    private final RowsRead rows;
    private final UUID store = UUID.randomUUID();

    LoadingSuppliesIT(
            DatabaseClient db, SupplyRepository repository, TransactionalOperator transaction, Superuser superuser) {
        this.db = db;
        this.repository = repository;
        this.rows = new RowsRead(db, transaction, superuser, "product", "offer", "offer_price");
    }

    @Test
    void offersAndPricesAreReadOnceThoughThePlannerKnowsOfNone() {
        var imported = supplied(UUID.randomUUID(), 3).then(rows.analyze()).then(supplied(store, PRODUCTS));

        assertThat(rows.by(imported, loaded())).isLessThan(10L * PRODUCTS);
    }

    private Mono<Void> loaded() {
        return db.sql("select uid from product where store_id = :store")
                .bind("store", store)
                .mapValue(UUID.class)
                .all()
                .collectList()
                .flatMap(products -> repository.load(store, products, Instant.now()))
                .doOnNext(supplies -> assertThat(supplies).hasSize(PRODUCTS))
                .then();
    }

    /** Products with an offer and a price each. */
    private Mono<Void> supplied(UUID owner, int count) {
        return db.sql("""
                        with products as (
                            insert into product (uid, store_id, sku, name, type, list_price_minor, currency, active,
                                                 metadata, created_at, updated_at, search_text)
                            select gen_random_uuid(), :store, 'T-' || n, 'Song', 'digital', 99, 'USD', true,
                                   '{}', now(), now(), ''
                              from generate_series(1, :count) n
                            returning id),
                        offers as (
                            insert into offer (uid, store_id, product_id, platform_id, preferred, created_at, updated_at)
                            select gen_random_uuid(), :store, id, gen_random_uuid(), true, now(), now() from products
                            returning id)
                        insert into offer_price (store_id, offer_id, valid_from, buying_price_minor, currency, actor,
                                                 recorded_at)
                        select :store, id, now() - interval '1 day', 70, 'USD', 'somebody', now() from offers""").bind("store", owner).bind("count", count).then();
    }
}

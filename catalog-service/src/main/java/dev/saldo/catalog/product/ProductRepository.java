package dev.saldo.catalog.product;

import static dev.saldo.kit.database.Columns.required;

import dev.saldo.kit.database.Violations;
import dev.saldo.kit.web.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Loads and saves products, with the same statement for one as for a thousand. */
@Repository
class ProductRepository {

    private static final String SELECT = "select " + ProductRows.COLUMNS + " from product ";

    private final DatabaseClient db;
    private final ProductRows rows;

    ProductRepository(DatabaseClient db, ProductRows rows) {
        this.db = db;
        this.rows = rows;
    }

    /** Deleted ones too. */
    Mono<Product> find(UUID store, UUID id) {
        return db.sql(SELECT + " where store_id = :store and uid = :id")
                .bind("store", store)
                .bind("id", id)
                .map(rows::from)
                .one();
    }

    /** Deleted ones too; nobody else changes it or its offers until the transaction ends. */
    Mono<Product> lock(UUID store, UUID id) {
        return db.sql(SELECT + " where store_id = :store and uid = :id for no key update")
                .bind("store", store)
                .bind("id", id)
                .map(rows::from)
                .one();
    }

    /** Those of the ids that are products and not deleted. */
    Mono<Set<UUID>> living(UUID store, Collection<UUID> ids) {
        return db.sql("select uid from product where store_id = :store and uid = any(:ids) and deleted_at is null")
                .bind("store", store)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(row -> required(row, "uid", UUID.class))
                .all()
                .collect(Collectors.toSet());
    }

    /** Locks in the order of ids, so that two calls about the same products do not wait for each other. */
    Flux<Product> lock(UUID store, Collection<String> skus) {
        return db.sql(SELECT + """
                         where store_id = :store and sku = any(:skus) and deleted_at is null
                         order by id
                           for no key update""")
                .bind("store", store)
                .bind("skus", skus.toArray(String[]::new))
                .map(rows::from)
                .all();
    }

    /** The ids of those inserted; the sku of any other is taken. Ordered by sku for the reason above. */
    Flux<UUID> insert(UUID store, List<Product> products) {
        var insert = db.sql("""
                        insert into product
                            (uid, store_id, sku, name, type, description, category, list_price_minor, currency,
                             active, metadata, margin_floor, search_text, version, created_at, updated_at, deleted_at)
                        select u.uid, :store, u.sku, u.name, u.type, u.description, u.category, u.minor, u.currency,
                               u.active, u.metadata::jsonb, u.floor, u.search, u.version, u.updated, u.updated,
                               u.deleted
                          from unnest(:ids, :skus, :names, :types, :descriptions, :categories, :minors, :currencies,
                                      :actives, :metadatas, :floors, :searches, :versions, :updates, :deletions)
                               as u(uid, sku, name, type, description, category, minor, currency,
                                    active, metadata, floor, search, version, updated, deleted)
                         order by u.sku
                            on conflict (store_id, sku) where deleted_at is null do nothing
                        returning uid""");
        return products.isEmpty()
                ? Flux.empty()
                : rows.bind(insert, products)
                        .bind("store", store)
                        .map(row -> required(row, "uid", UUID.class))
                        .all();
    }

    /** Writes locked products; fails with 409 when a sku is taken. */
    Mono<Void> update(UUID store, List<Product> products) {
        var update = db.sql("""
                        update product p
                           set sku = u.sku, name = u.name, type = u.type, description = u.description,
                               category = u.category, list_price_minor = u.minor, currency = u.currency,
                               active = u.active, metadata = u.metadata::jsonb, margin_floor = u.floor,
                               search_text = u.search, version = u.version, updated_at = u.updated, deleted_at = u.deleted
                          from unnest(:ids, :skus, :names, :types, :descriptions, :categories, :minors, :currencies,
                                      :actives, :metadatas, :floors, :searches, :versions, :updates, :deletions)
                               as u(uid, sku, name, type, description, category, minor, currency,
                                    active, metadata, floor, search, version, updated, deleted)
                         where p.store_id = :store and p.uid = u.uid""");
        return products.isEmpty()
                ? Mono.empty()
                : rows.bind(update, products)
                        .bind("store", store)
                        .then()
                        .onErrorMap(Violations.of("product_sku_key"), _ -> skuTaken());
    }

    static Problem skuTaken() {
        return Problem.conflict("sku-taken", "Another product of the store has this sku.")
                .at("/sku", "is taken");
    }
}

package dev.saldo.sales.customer;

import dev.saldo.kit.database.Columns;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Sorts;
import dev.saldo.sales.JsonRows;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class CustomerRepository {

    private static final String SELECT =
            "select c.id, c.created_at, c.name, row_to_json(c)::text as customer from customer c";
    private static final String ONE =
            SELECT + " where c.store_id = :store and c.uid = :id and c.uid = coalesce(:owner, c.uid)";
    private static final Sorts SORTS =
            Sorts.of("createdAt", "created_at", "timestamptz").and("name", "name", "text");

    private final DatabaseClient db;

    CustomerRepository(DatabaseClient db) {
        this.db = db;
    }

    /** The customer, deleted or not, locked until the transaction ends. A customer finds nobody but themselves. */
    Mono<CustomerRow> lock(Caller caller, UUID id) {
        return db.sql(ONE + " for no key update")
                .bind("store", caller.store())
                .bind("id", id)
                .bind("owner", Columns.nullable(caller.customer(), UUID.class))
                .map(row -> JsonRows.read(row, "customer", CustomerRow.class))
                .one();
    }

    /** The customer, unless deleted. A customer finds nobody but themselves. */
    Mono<CustomerRow> find(Caller caller, UUID id) {
        return db.sql(ONE + " and c.deleted_at is null")
                .bind("store", caller.store())
                .bind("id", id)
                .bind("owner", Columns.nullable(caller.customer(), UUID.class))
                .map(row -> JsonRows.read(row, "customer", CustomerRow.class))
                .one();
    }

    /**
     * Customers, deleted or not.
     *
     * @param stores the store of each of the ids
     */
    Flux<CustomerRow> find(List<UUID> stores, List<UUID> ids) {
        return db.sql(SELECT + " where (c.store_id, c.uid) in (select * from unnest(:stores, :ids))")
                .bind("stores", stores.toArray(UUID[]::new))
                .bind("ids", ids.toArray(UUID[]::new))
                .map(row -> JsonRows.read(row, "customer", CustomerRow.class))
                .all();
    }

    /**
     * Those that their store can sell to.
     *
     * @param stores the store of each of the ids
     */
    Mono<Set<UUID>> present(List<UUID> stores, List<UUID> ids) {
        return db.sql("""
                        select uid from customer
                         where (store_id, uid) in (select * from unnest(:stores, :ids))
                           and deleted_at is null and anonymised_at is null""")
                .bind("stores", stores.toArray(UUID[]::new))
                .bind("ids", ids.toArray(UUID[]::new))
                .mapValue(UUID.class)
                .all()
                .collect(Collectors.toSet());
    }

    Mono<Page<CustomerView>> list(UUID store, @Nullable String search, @Nullable String code, Paging paging) {
        return PagedQuery.of(SELECT, SORTS)
                .where("c.deleted_at is null")
                .where("c.store_id = :store", "store", store)
                .where("c.code = :code", "code", code)
                .where(
                        "concat_ws(' ', c.name, c.company, c.email, c.code) ilike :search",
                        "search",
                        PagedQuery.like(search))
                .fetch(db, paging, row -> CustomerView.of(JsonRows.read(row, "customer", CustomerRow.class)));
    }

    /** Whose code it is, if anybody's. */
    Mono<UUID> byCode(UUID store, String code) {
        return db.sql("select uid from customer where store_id = :store and code = :code and deleted_at is null")
                .bind("store", store)
                .bind("code", code)
                .mapValue(UUID.class)
                .one();
    }

    /** False when another customer of the store has the code. */
    Mono<Boolean> insert(CustomerRow customer) {
        return db.sql("""
                        insert into customer (uid, store_id, code, name, company, email, phone, address, metadata,
                               version, created_at, updated_at)
                        select uid, store_id, code, name, company, email, phone, address, metadata,
                               version, created_at, updated_at
                          from jsonb_populate_record(null::customer, :customer::jsonb)
                        on conflict (store_id, code) where deleted_at is null do nothing""")
                .bind("customer", JsonRows.write(customer))
                .fetch()
                .rowsUpdated()
                .map(written -> written == 1);
    }

    /** The next version of a customer that is locked. */
    Mono<Void> update(CustomerRow customer) {
        return db.sql("""
                        update customer c
                           set code = r.code, name = r.name, company = r.company, email = r.email, phone = r.phone,
                               address = r.address, metadata = r.metadata, version = r.version,
                               updated_at = r.updated_at, deleted_at = r.deleted_at,
                               anonymised_at = r.anonymised_at
                          from jsonb_populate_record(null::customer, :customer::jsonb) r
                         where c.store_id = r.store_id and c.uid = r.uid""").bind("customer", JsonRows.write(customer)).then();
    }
}

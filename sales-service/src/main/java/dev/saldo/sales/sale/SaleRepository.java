package dev.saldo.sales.sale;

import dev.saldo.kit.database.Columns;
import dev.saldo.kit.security.Caller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Sales with their lines, whole. */
@Repository
class SaleRepository {

    private static final String ONE = SaleRow.SELECT
            + " where s.store_id = :store and s.uid = :id and s.deleted_at is null"
            + " and s.customer_uid = coalesce(:owner, s.customer_uid)";

    private final DatabaseClient db;

    SaleRepository(DatabaseClient db) {
        this.db = db;
    }

    /** Empty also for a customer whose sale it is not. */
    Mono<Sale> find(Caller caller, UUID id) {
        return db.sql(ONE)
                .bind("store", caller.store())
                .bind("id", id)
                .bind("owner", Columns.nullable(caller.customer(), UUID.class))
                .map(SaleRow::read)
                .one();
    }

    /**
     * The sales that are there, locked until the transaction ends. Locked first and read then: a statement that waited
     * for a lock would see the new row with the old lines.
     *
     * @param stores the store of each of the ids
     */
    Mono<List<Sale>> lock(List<UUID> stores, List<UUID> ids) {
        return db.sql("""
                        select s.id from sale s
                         where (s.store_id, s.uid) in (select * from unnest(:stores, :ids)) and s.deleted_at is null
                         order by s.id for no key update""")
                .bind("stores", stores.toArray(UUID[]::new))
                .bind("ids", ids.toArray(UUID[]::new))
                .mapValue(Long.class)
                .all()
                .collectList()
                .filter(rows -> !rows.isEmpty())
                .flatMap(this::read)
                .defaultIfEmpty(List.of());
    }

    private Mono<List<Sale>> read(List<Long> rows) {
        return db.sql(SaleRow.SELECT + " where s.id = any(:rows) order by s.id")
                .bind("rows", rows.toArray(Long[]::new))
                .map(SaleRow::read)
                .all()
                .collectList();
    }

    /** False when another sale of the store has the external reference. */
    Mono<Boolean> insert(Sale sale) {
        return db.sql("""
                        with written as (
                            insert into sale (uid, store_id, customer_uid, external_reference, payment_type, currency,
                                   sold_at, note, metadata, status, total_minor, cost_minor, profit_minor,
                                   margin_percent, created_at, updated_at)
                            select uid, store_id, customer_uid, external_reference, payment_type, currency,
                                   sold_at, note, metadata, status, total_minor, cost_minor, profit_minor,
                                   margin_percent, created_at, created_at
                              from jsonb_populate_recordset(null::sale, :sale::jsonb)
                            on conflict (store_id, external_reference) where deleted_at is null do nothing
                            returning id, store_id),
                        lines as (
                            insert into sale_line (sale_id, position, store_id, product_uid, quantity,
                                   asked_platform_uid, asked_price_minor, sku, product_name, platform_uid,
                                   unit_price_minor, buying_price_minor, plan_uid, plan_version)
                            select w.id, l.position, w.store_id, l.product_uid, l.quantity, l.asked_platform_uid,
                                   l.asked_price_minor, l.sku, l.product_name, l.platform_uid, l.unit_price_minor,
                                   l.buying_price_minor, l.plan_uid, l.plan_version
                              from written w, jsonb_populate_recordset(null::sale_line, :lines::jsonb) l)
                        select count(*) from written""")
                .bind("sale", SaleRow.write(List.of(sale)))
                .bind("lines", SaleRow.writeLines(sale))
                .mapValue(Long.class)
                .one()
                .map(written -> written == 1);
    }

    /** Everything of sales that are, or just were, drafts. */
    Mono<Void> rewrite(List<Sale> sales, Instant now) {
        return db.sql("""
                        with written as (
                            update sale s
                               set customer_uid = r.customer_uid, external_reference = r.external_reference,
                                   payment_type = r.payment_type, currency = r.currency, sold_at = r.sold_at, note = r.note, metadata = r.metadata,
                                   status = r.status, attempt = r.attempt, confirmed_at = r.confirmed_at,
                                   confirmed_by = r.confirmed_by, completed_at = r.completed_at,
                                   total_minor = r.total_minor, cost_minor = r.cost_minor,
                                   profit_minor = r.profit_minor, margin_percent = r.margin_percent,
                                   platform_uids = r.platform_uids, platform_costs_minor = r.platform_costs_minor,
                                   approval = r.approval, version = r.version, updated_at = :now
                              from (select * from jsonb_populate_recordset(null::sale, :sales::jsonb)
                                     limit :count) r
                             where s.store_id = r.store_id and s.uid = r.uid and s.version = r.version - 1
                            returning s.id, s.store_id, s.uid),
                        incoming as (
                            select w.id as written_id, w.store_id as written_store, l.*
                              from jsonb_array_elements(:sales::jsonb) as r (sale)
                              join written w on w.store_id = (r.sale ->> 'store_id')::uuid
                                            and w.uid = (r.sale ->> 'uid')::uuid
                             cross join lateral jsonb_populate_recordset(null::sale_line, r.sale -> 'lines') l),
                        surplus as (
                            delete from sale_line l using written w
                             where l.sale_id = w.id
                               and l.position > (select max(i.position) from incoming i where i.written_id = w.id)),
                        lines as (
                            insert into sale_line (sale_id, position, store_id, product_uid, quantity,
                                   asked_platform_uid, asked_price_minor, sku, product_name, platform_uid,
                                   unit_price_minor, buying_price_minor, plan_uid, plan_version)
                            select i.written_id, i.position, i.written_store, i.product_uid, i.quantity,
                                   i.asked_platform_uid, i.asked_price_minor, i.sku, i.product_name, i.platform_uid,
                                   i.unit_price_minor, i.buying_price_minor, i.plan_uid, i.plan_version
                              from incoming i
                            on conflict (sale_id, position) do update
                               set (product_uid, quantity, asked_platform_uid, asked_price_minor, sku, product_name,
                                    platform_uid, unit_price_minor, buying_price_minor, plan_uid, plan_version)
                                 = (excluded.product_uid, excluded.quantity, excluded.asked_platform_uid,
                                    excluded.asked_price_minor, excluded.sku, excluded.product_name,
                                    excluded.platform_uid, excluded.unit_price_minor, excluded.buying_price_minor,
                                    excluded.plan_uid, excluded.plan_version))
                        select count(*) from written""")
                .bind("sales", SaleRow.write(sales))
                .bind("count", sales.size())
                .bind("now", now)
                .mapValue(Long.class)
                .one()
                .flatMap(written -> complete(written, sales.size()));
    }

    /** The states, and what they cost, of sales that are locked and were one step back; nothing else of them. */
    Mono<Void> saveStates(List<Sale> sales, Instant now) {
        return db.sql("""
                        with written as (
                            update sale s
                               set status = r.status, attempt = r.attempt, completed_at = r.completed_at,
                                   rejection = r.rejection, end_reason = r.end_reason, refunded_by = r.refunded_by,
                                   cost_minor = r.cost_minor, profit_minor = r.profit_minor,
                                   margin_percent = r.margin_percent, version = r.version, updated_at = :now
                              from (select * from jsonb_populate_recordset(null::sale, :sales::jsonb)
                                     limit :count) r
                             where s.store_id = r.store_id and s.uid = r.uid and s.version = r.version - 1
                            returning s.id, s.store_id, s.uid),
                        incoming as (
                            select w.id, l.position, l.landed_cost_minor
                              from jsonb_array_elements(:sales::jsonb) as r (sale)
                              join written w on w.store_id = (r.sale ->> 'store_id')::uuid
                                            and w.uid = (r.sale ->> 'uid')::uuid
                             cross join lateral jsonb_populate_recordset(null::sale_line, r.sale -> 'lines') l
                             where l.landed_cost_minor is not null),
                        lines as (
                            update sale_line l set landed_cost_minor = i.landed_cost_minor
                              from incoming i
                             where l.sale_id = i.id and l.position = i.position
                               and l.landed_cost_minor is distinct from i.landed_cost_minor)
                        select count(*) from written""")
                .bind("sales", SaleRow.write(sales))
                .bind("count", sales.size())
                .bind("now", now)
                .mapValue(Long.class)
                .one()
                .flatMap(written -> complete(written, sales.size()));
    }

    Mono<Void> delete(Sale draft, Instant now) {
        return db.sql("""
                        update sale set deleted_at = :now, updated_at = :now, version = version + 1
                         where store_id = :store and uid = :id and version = :version and status = 'DRAFT'""")
                .bind("now", now)
                .bind("store", draft.store())
                .bind("id", draft.id())
                .bind("version", draft.version())
                .fetch()
                .rowsUpdated()
                .flatMap(written -> complete(written, 1));
    }

    private static Mono<Void> complete(long written, int expected) {
        return written == expected
                ? Mono.empty()
                : Mono.error(() -> new OptimisticLockingFailureException("a sale was changed by somebody else"));
    }
}

package dev.saldo.sales.sale;

import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Sorts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sales by what is known of them, and the invoices that belong to them. */
@Repository
class SaleQueries {

    private static final Sorts SORTS = Sorts.of("soldAt", "sold_at", "timestamptz")
            .and("createdAt", "created_at", "timestamptz")
            .and("total", "listed_total", "bigint");

    private final DatabaseClient db;

    SaleQueries(DatabaseClient db) {
        this.db = db;
    }

    /** An invoice that was issued for a sale. */
    record IssuedInvoice(UUID store, UUID sale, Sale.Invoice invoice) {}

    /** For a customer only their own, whatever else the filter says. */
    Mono<Page<Sale>> list(Caller caller, SaleFilter filter, Paging paging) {
        return PagedQuery.of(SaleRow.SELECT, SORTS)
                .where("s.deleted_at is null")
                .where("s.store_id = :store", "store", caller.store())
                .where("s.customer_uid = :owner", "owner", caller.customer())
                .where(
                        "s.status = :status",
                        "status",
                        filter.status() == null ? null : filter.status().name())
                .where("s.customer_uid = :customer", "customer", filter.customerId())
                .where("s.external_reference = :reference", "reference", filter.externalReference())
                .where("s.sold_at >= :from", "from", filter.soldFrom())
                .where("s.sold_at < :to", "to", filter.soldTo())
                .fetch(db, paging, SaleRow::read);
    }

    /** All that is kept of a customer's sales, thrown away or not, oldest first. */
    Flux<Sale> ofCustomer(UUID store, UUID customer) {
        return db.sql(SaleRow.SELECT + " where s.store_id = :store and s.customer_uid = :customer order by s.id")
                .bind("store", store)
                .bind("customer", customer)
                .map(SaleRow::read)
                .all();
    }

    /** Empties what people wrote into a customer's sales; what was sold, and for how much, stays. */
    Mono<Void> forget(UUID store, UUID customer, Instant now) {
        return db.sql("""
                        with target as (
                            select id from sale
                             where store_id = :store and customer_uid = :customer
                               and (note is not null or metadata is not null)
                             order by id for no key update)
                        update sale s
                           set note = null, metadata = null, version = version + 1, updated_at = :now
                          from target t
                         where s.id = t.id""")
                .bind("store", store)
                .bind("customer", customer)
                .bind("now", now)
                .then();
    }

    Mono<UUID> byReference(UUID store, String reference) {
        return db.sql("""
                        select uid from sale
                         where store_id = :store and external_reference = :reference and deleted_at is null""")
                .bind("store", store)
                .bind("reference", reference)
                .mapValue(UUID.class)
                .one();
    }

    /** Keeps the first invoice of each sale. */
    Mono<Void> keepInvoices(List<IssuedInvoice> invoices, Instant now) {
        return db.sql("""
                        with target as (
                            select s.id, i.invoice, i.number
                              from unnest(:stores, :sales, :invoices, :numbers) as i(store, sale, invoice, number)
                              join sale s on s.store_id = i.store and s.uid = i.sale
                             where s.invoice_uid is null
                             order by s.id for no key update of s)
                        update sale s
                           set invoice_uid = t.invoice, invoice_number = t.number, version = version + 1,
                               updated_at = :now
                          from target t
                         where s.id = t.id""")
                .bind("now", now)
                .bind("stores", invoices.stream().map(IssuedInvoice::store).toArray(UUID[]::new))
                .bind("sales", invoices.stream().map(IssuedInvoice::sale).toArray(UUID[]::new))
                .bind(
                        "invoices",
                        invoices.stream().map(issued -> issued.invoice().id()).toArray(UUID[]::new))
                .bind(
                        "numbers",
                        invoices.stream()
                                .map(issued -> issued.invoice().number())
                                .toArray(String[]::new))
                .then();
    }
}

package dev.saldo.billing.invoice;

import dev.saldo.billing.access.Audience;
import dev.saldo.billing.numbering.DocumentNumber;
import dev.saldo.billing.numbering.Series;
import dev.saldo.billing.seller.Seller;
import dev.saldo.billing.settlement.InvoiceStatus;
import dev.saldo.billing.settlement.Settlement;
import dev.saldo.billing.sql.Row;
import dev.saldo.billing.sql.RowJson;
import dev.saldo.kit.database.Columns;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
import dev.saldo.kit.web.Sorts;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads invoices whole: with lines, settlement and the numbers of their credit notes, in one statement. */
@Repository
public class Invoices {

    private static final String SELECT = """
            select i.*, i.buyer::text as buyer_json, i.seller::text as seller_json,
                   s.status, s.amount_paid_minor, s.amount_credited_minor, s.paid_at,
                   s.overdue_from, s.overdue_at, s.version,
                   (select json_agg(l order by l.position)::text from invoice_line l
                     where l.store_id = i.store_id and l.invoice_id = i.id) as lines_json,
                   case when i.charge_count is not null then (
                       select json_agg(json_build_object('charge', c.charge_id, 'subscription', c.subscription_id)
                                       order by c.charge_id)::text
                         from invoice_charge c
                        where c.store_id = i.store_id and c.invoice_id = i.id) end as charges_json,
                   array(select c.number from credit_note c
                          where c.store_id = i.store_id and c.invoice_id = i.id order by c.id) as credit_notes,
                   a.status as collection_status, a.payment_method, a.tries, a.reason, a.changed_at
              from invoice i
              join invoice_settlement s on s.invoice_id = i.id
              left join payment_attempt a on a.store_id = i.store_id and a.invoice_id = i.id
            """;

    /** As its index has it. */
    private static final String OVERDUE = "s.overdue_at is not null and s.status in ('CONFIRMED', 'PARTIALLY_PAID')";

    private static final Sorts SORTS = Sorts.of("number", "number_order", "bigint")
            .and("issueDate", "issue_date", "date")
            .and("createdAt", "created_at", "timestamptz");

    private final DatabaseClient db;

    Invoices(DatabaseClient db) {
        this.db = db;
    }

    /** Refuses with 404 where the caller has no such invoice. */
    public Mono<Void> require(Caller caller, UUID invoice) {
        return find(caller, invoice)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("invoice", invoice)))
                .then();
    }

    /** As the caller sees it; refuses with 404 where they have no such invoice. */
    public Mono<InvoiceView> show(Caller caller, UUID invoice) {
        return find(caller, invoice)
                .map(found -> InvoiceView.of(found, Audience.of(caller)))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("invoice", invoice)));
    }

    /** Everything invoiced to a customer, as staff sees it. */
    public Mono<List<InvoiceView>> ofCustomer(UUID store, UUID customer) {
        return db.sql(SELECT + "where i.store_id = :store and i.customer_id = :customer order by i.id")
                .bind("store", store)
                .bind("customer", customer)
                .map(row -> InvoiceView.of(fromRow(new Row(row)), Audience.STAFF))
                .all()
                .collectList();
    }

    Mono<StoredInvoice> find(Caller caller, UUID invoice) {
        return db.sql(SELECT + """
                        where i.store_id = :store and i.uid = :invoice
                          and i.customer_id = coalesce(:own, i.customer_id)""")
                .bind("store", caller.store())
                .bind("invoice", invoice)
                .bind("own", Columns.nullable(caller.customer(), UUID.class))
                .map(row -> fromRow(new Row(row)))
                .one();
    }

    Mono<Page<StoredInvoice>> list(Caller caller, InvoiceFilter filter, Paging paging) {
        var query = PagedQuery.of(SELECT, SORTS);
        if (filter.overdue() != null) {
            query.where(filter.overdue() ? OVERDUE : "not (%s)".formatted(OVERDUE));
        }
        return query.where("i.store_id = :store", "store", caller.store())
                .where("i.customer_id = :own", "own", caller.customer())
                .where(
                        "s.status = :status",
                        "status",
                        filter.status() == null ? null : filter.status().name())
                .where("i.customer_id = :customer", "customer", filter.customerId())
                .where("i.sale_id = :sale", "sale", filter.saleId())
                .where("""
                        i.id in (select c.invoice_id from invoice_charge c
                                  where c.store_id = :store and c.subscription_id = :subscription)""", "subscription", filter.subscriptionId())
                .where("i.number = :number", "number", filter.number())
                .where("i.issue_date >= :issued_from", "issued_from", filter.issuedFrom())
                .where("i.issue_date < :issued_to", "issued_to", filter.issuedTo())
                .fetch(db, paging, row -> fromRow(new Row(row)));
    }

    private static StoredInvoice fromRow(Row row) {
        return new StoredInvoice(
                invoice(row),
                settlement(row),
                row.integer("version"),
                row.instantOrNull("paid_at"),
                row.instantOrNull("overdue_at"),
                row.texts("credit_notes"),
                collection(row));
    }

    private static @Nullable CollectionView collection(Row row) {
        var status = row.textOrNull("collection_status");
        return status == null
                ? null
                : new CollectionView(
                        CollectionStatus.valueOf(status),
                        row.textOrNull("payment_method"),
                        row.integer("tries"),
                        row.textOrNull("reason"),
                        row.instant("changed_at"));
    }

    private static Invoice invoice(Row row) {
        return new Invoice(
                row.uuid("uid"),
                row.uuid("store_id"),
                new DocumentNumber(Series.INVOICE, row.integer("year"), row.number("sequence")),
                row.date("issue_date"),
                row.date("due_date"),
                row.uuidOrNull("sale_id"),
                row.textOrNull("sale_reference"),
                row.date("sale_date"),
                charges(row.textOrNull("charges_json")),
                RowJson.read(row.text("buyer_json"), Buyer.class),
                RowJson.read(row.text("seller_json"), Seller.class),
                LineRow.lines(row.text("lines_json"), row.currency()),
                totals(row),
                row.text("actor"),
                row.instant("created_at"),
                row.instant("overdue_from"));
    }

    private static List<BilledCharge> charges(@Nullable String json) {
        return json == null ? List.of() : RowJson.readAll(json, BilledCharge.class);
    }

    private static Totals totals(Row row) {
        return new Totals(
                row.money("subtotal_minor"),
                row.money("discount_minor"),
                row.money("tax_minor"),
                row.money("grand_total_minor"));
    }

    private static Settlement settlement(Row row) {
        return new Settlement(
                InvoiceStatus.valueOf(row.text("status")),
                row.money("grand_total_minor"),
                row.money("amount_paid_minor"),
                row.money("amount_credited_minor"));
    }
}

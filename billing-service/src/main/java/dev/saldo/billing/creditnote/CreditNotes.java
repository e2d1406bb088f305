package dev.saldo.billing.creditnote;

import dev.saldo.billing.access.Audience;
import dev.saldo.billing.invoice.Buyer;
import dev.saldo.billing.invoice.LineRow;
import dev.saldo.billing.seller.Seller;
import dev.saldo.billing.sql.Row;
import dev.saldo.billing.sql.RowJson;
import dev.saldo.kit.database.Columns;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Sorts;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads credit notes whole, in one statement. */
@Repository
public class CreditNotes {

    private static final String SELECT = """
            select c.*, i.uid as invoice_uid, i.number as invoice_number, i.sale_reference, i.customer_id,
                   i.buyer::text as buyer_json, i.seller::text as seller_json,
                   (select json_agg(l order by l.position)::text from credit_note_line l
                     where l.store_id = c.store_id and l.credit_note_id = c.id) as lines_json
              from credit_note c
              join invoice i on i.id = c.invoice_id
            """;

    private static final Sorts SORTS = Sorts.of("number", "number_order", "bigint")
            .and("issueDate", "issue_date", "date")
            .and("createdAt", "created_at", "timestamptz");

    private final DatabaseClient db;

    CreditNotes(DatabaseClient db) {
        this.db = db;
    }

    /** All of a customer's, as staff sees them. */
    public Mono<List<CreditNoteView>> ofCustomer(UUID store, UUID customer) {
        return db.sql(SELECT + "where c.store_id = :store and i.customer_id = :customer order by c.id")
                .bind("store", store)
                .bind("customer", customer)
                .map(row -> fromRow(new Row(row), Audience.STAFF))
                .all()
                .collectList();
    }

    Mono<CreditNoteView> find(Caller caller, UUID note) {
        return db.sql(SELECT + """
                        where c.store_id = :store and c.uid = :note
                          and i.customer_id = coalesce(:own, i.customer_id)""")
                .bind("store", caller.store())
                .bind("note", note)
                .bind("own", Columns.nullable(caller.customer(), UUID.class))
                .map(row -> fromRow(new Row(row), Audience.of(caller)))
                .one();
    }

    Mono<Page<CreditNoteView>> list(Caller caller, CreditNoteFilter filter, Paging paging) {
        return PagedQuery.of(SELECT, SORTS)
                .where("c.store_id = :store", "store", caller.store())
                .where("i.customer_id = :own", "own", caller.customer())
                .where("i.uid = :invoice", "invoice", filter.invoice())
                .where("c.sale_id = :sale", "sale", filter.sale())
                .where("c.subscription_id = :subscription", "subscription", filter.subscription())
                .fetch(db, paging, row -> fromRow(new Row(row), Audience.of(caller)));
    }

    private static CreditNoteView fromRow(Row row, Audience audience) {
        return new CreditNoteView(
                row.uuid("uid"),
                row.text("number"),
                row.date("issue_date"),
                row.uuid("invoice_uid"),
                row.text("invoice_number"),
                row.uuidOrNull("sale_id"),
                row.textOrNull("sale_reference"),
                row.uuidOrNull("subscription_id"),
                row.uuidOrNull("charge_id"),
                row.uuid("customer_id"),
                RowJson.read(row.text("buyer_json"), Buyer.class),
                RowJson.read(row.text("seller_json"), Seller.class),
                row.textOrNull("reason"),
                row.instant("refunded_at"),
                row.currency().getCurrencyCode(),
                LineRow.lines(row.text("lines_json"), row.currency()),
                row.money("subtotal_minor"),
                row.money("discount_minor"),
                row.money("tax_minor"),
                row.money("grand_total_minor"),
                audience.internal(row.text("actor")),
                row.instant("created_at"));
    }
}

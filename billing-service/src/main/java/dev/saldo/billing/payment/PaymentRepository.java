package dev.saldo.billing.payment;

import dev.saldo.billing.access.Audience;
import dev.saldo.billing.payment.PaymentOutcome.ReferenceTaken;
import dev.saldo.billing.sql.Row;
import dev.saldo.billing.sql.RowJson;
import dev.saldo.kit.database.Columns;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Sorts;
import dev.saldo.money.Money;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Payments as they were recorded; nothing here is ever updated. */
@Repository
public class PaymentRepository {

    private static final String SELECT = """
            select p.*, i.uid as invoice_uid, i.number as invoice_number
              from payment p
              join invoice i on i.id = p.invoice_id
            """;

    private static final Sorts SORTS =
            Sorts.of("createdAt", "created_at", "timestamptz").and("occurredAt", "occurred_at", "timestamptz");

    private final DatabaseClient db;
    private final Clock clock;

    PaymentRepository(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Empty when the reference is free. */
    Mono<ReferenceTaken> holder(Caller caller, PaymentMethod method, String reference) {
        return db.sql("""
                        select case when i.customer_id = coalesce(:own, i.customer_id) then p.uid end as uid
                          from payment p
                          join invoice i on i.id = p.invoice_id
                         where p.store_id = :store and p.method = :method and p.reference_id = :reference""")
                .bind("own", Columns.nullable(caller.customer(), UUID.class))
                .bind("store", caller.store())
                .bind("method", method.word())
                .bind("reference", reference)
                .map(row -> new ReferenceTaken(row.get("uid", UUID.class)))
                .one();
    }

    /** Those that were written; without those whose reference somebody else took in the meantime. */
    Mono<Set<UUID>> insert(List<Payment> payments) {
        return db.sql("""
                        insert into payment (uid, store_id, invoice_id, method, reference_id, amount_minor, surplus_minor,
                                             currency, status, failure_reason, note, actor, occurred_at, created_at)
                        select u.uid, i.store_id, i.id, u.method, u.reference_id, u.amount_minor, u.surplus_minor,
                               u.currency, u.status, u.failure_reason, u.note, u.actor, u.occurred_at, :now
                          from json_to_recordset(:rows::json)
                               as u(uid uuid, store_id uuid, invoice uuid, method text, reference_id text,
                                    amount_minor bigint, surplus_minor bigint, currency text, status text,
                                    failure_reason text, note text, actor text, occurred_at timestamptz)
                          join invoice i on i.store_id = u.store_id and i.uid = u.invoice
                         order by i.id
                        on conflict (store_id, method, reference_id) do nothing
                        returning uid""")
                .bind(
                        "rows",
                        RowJson.write(payments.stream().map(PaymentRow::of).toList()))
                .bind("now", Times.now(clock))
                .map(row -> new Row(row).uuid("uid"))
                .all()
                .collect(HashSet::new, Set::add);
    }

    Mono<Payment> find(Caller caller, UUID payment) {
        return db.sql(SELECT + """
                        where p.store_id = :store and p.uid = :payment
                          and i.customer_id = coalesce(:own, i.customer_id)""")
                .bind("store", caller.store())
                .bind("payment", payment)
                .bind("own", Columns.nullable(caller.customer(), UUID.class))
                .map(row -> fromRow(new Row(row)))
                .one();
    }

    /** All for a customer's invoices, as staff sees them. */
    public Mono<List<PaymentView>> ofCustomer(UUID store, UUID customer) {
        return db.sql(SELECT + "where p.store_id = :store and i.customer_id = :customer order by p.id")
                .bind("store", store)
                .bind("customer", customer)
                .map(row -> PaymentView.of(fromRow(new Row(row)), Audience.STAFF))
                .all()
                .collectList();
    }

    Mono<Page<Payment>> list(Caller caller, PaymentFilter filter, Paging paging) {
        return PagedQuery.of(SELECT, SORTS)
                .where("p.store_id = :store", "store", caller.store())
                .where("i.customer_id = :own", "own", caller.customer())
                .where("i.uid = :invoice", "invoice", filter.invoice())
                .where("p.method = :method", "method", filter.methodWord())
                .where("p.reference_id = :reference", "reference", filter.reference())
                .where("p.status = :status", "status", filter.statusName())
                .fetch(db, paging, row -> fromRow(new Row(row)));
    }

    private static Payment fromRow(Row row) {
        return new Payment(
                row.uuid("uid"),
                row.uuid("store_id"),
                row.uuid("invoice_uid"),
                row.text("invoice_number"),
                PaymentMethod.of(row.text("method")),
                row.text("reference_id"),
                row.money("amount_minor"),
                surplus(row),
                PaymentStatus.valueOf(row.text("status")),
                row.textOrNull("failure_reason"),
                row.textOrNull("note"),
                row.text("actor"),
                row.instant("occurred_at"));
    }

    private static @Nullable Money surplus(Row row) {
        var minor = row.numberOrNull("surplus_minor");
        return minor == null ? null : new Money(minor, row.currency());
    }
}

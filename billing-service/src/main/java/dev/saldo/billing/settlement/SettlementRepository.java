package dev.saldo.billing.settlement;

import dev.saldo.billing.sql.Row;
import dev.saldo.kit.database.Columns;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The rows of settlements; whoever changes one holds its lock. */
@Repository
class SettlementRepository {

    private static final String ACCOUNT = """
            select i.uid, i.store_id, i.sale_id, i.number, i.currency, s.status, s.grand_total_minor,
                   s.amount_paid_minor, s.amount_credited_minor, s.version
              from invoice i
              join invoice_settlement s on s.invoice_id = i.id
            """;

    private final DatabaseClient db;
    private final Clock clock;

    SettlementRepository(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Mono<Account> lock(Caller caller, UUID invoice) {
        return db.sql(ACCOUNT + """
                         where i.store_id = :store and i.uid = :invoice
                           and i.customer_id = coalesce(:own, i.customer_id)
                           for update of s""")
                .bind("store", caller.store())
                .bind("own", Columns.nullable(caller.customer(), UUID.class))
                .bind("invoice", invoice)
                .map(row -> account(new Row(row)))
                .one();
    }

    /** The accounts of those of the sales that are invoiced, locked in one order. */
    Mono<List<Account>> lock(Collection<SaleKey> sales) {
        var keys = List.copyOf(sales);
        return db.sql(ACCOUNT + """
                         where (i.store_id, i.sale_id) in (select * from unnest(:stores, :sales))
                         order by s.invoice_id
                           for update of s""")
                .bind("stores", Row.columnOf(keys, SaleKey::store, UUID[]::new))
                .bind("sales", Row.columnOf(keys, SaleKey::sale, UUID[]::new))
                .map(row -> account(new Row(row)))
                .all()
                .collectList();
    }

    Mono<Void> insert(List<Change> changes) {
        var statement = db.sql("""
                insert into invoice_settlement (invoice_id, store_id, status, grand_total_minor, amount_paid_minor,
                                                amount_credited_minor, paid_at, version, updated_at)
                select i.id, i.store_id, u.status, i.grand_total_minor, u.paid, u.credited,
                       case when u.status = 'PAID' then u.at::timestamptz end, u.version, :now
                  from unnest(:stores, :invoices, :statuses, :paid, :credited, :at, :versions)
                       as u(store_id, uid, status, paid, credited, at, version)
                  join invoice i on i.uid = u.uid and i.store_id = u.store_id""");
        return bound(statement, changes).fetch().rowsUpdated().flatMap(rows -> checked(rows, changes));
    }

    Mono<Void> update(List<Change> changes) {
        var statement = db.sql("""
                update invoice_settlement s
                   set status = u.status,
                       amount_paid_minor = u.paid,
                       amount_credited_minor = u.credited,
                       paid_at = case when u.status = 'PAID' then coalesce(s.paid_at, u.at::timestamptz) end,
                       cancelled_at = case when u.status = 'CANCELLED'
                                           then coalesce(s.cancelled_at, u.at::timestamptz) end,
                       version = u.version,
                       updated_at = :now
                  from unnest(:stores, :invoices, :statuses, :paid, :credited, :at, :versions)
                       as u(store_id, uid, status, paid, credited, at, version)
                  join invoice i on i.uid = u.uid and i.store_id = u.store_id
                 where s.invoice_id = i.id and s.version = u.version - 1""");
        return bound(statement, changes).fetch().rowsUpdated().flatMap(rows -> checked(rows, changes));
    }

    private GenericExecuteSpec bound(GenericExecuteSpec statement, List<Change> changes) {
        return statement
                .bind("stores", Row.columnOf(changes, change -> change.account().store(), UUID[]::new))
                .bind(
                        "invoices",
                        Row.columnOf(changes, change -> change.account().invoice(), UUID[]::new))
                .bind(
                        "statuses",
                        Row.columnOf(changes, change -> change.next().status().name(), String[]::new))
                .bind(
                        "paid",
                        Row.columnOf(changes, change -> change.next().paid().minor(), Long[]::new))
                .bind(
                        "credited",
                        Row.columnOf(changes, change -> change.next().credited().minor(), Long[]::new))
                .bind("at", Row.columnOf(changes, change -> change.at().toString(), String[]::new))
                .bind("versions", Row.columnOf(changes, Change::nextVersion, Integer[]::new))
                .bind("now", Times.now(clock));
    }

    private static Mono<Void> checked(long rows, List<Change> changes) {
        return rows == changes.size()
                ? Mono.empty()
                : Mono.error(new IllegalStateException(
                        "%d of %d settlements written: changed without their lock".formatted(rows, changes.size())));
    }

    private static Account account(Row row) {
        var settlement = new Settlement(
                InvoiceStatus.valueOf(row.text("status")),
                row.money("grand_total_minor"),
                row.money("amount_paid_minor"),
                row.money("amount_credited_minor"));
        return new Account(
                row.uuid("uid"),
                new SaleKey(row.uuid("store_id"), row.uuid("sale_id")),
                row.text("number"),
                settlement,
                row.integer("version"));
    }
}

package dev.saldo.billing.settlement;

import dev.saldo.billing.sql.Row;
import dev.saldo.kit.database.Columns;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The rows of settlements; whoever changes one holds its lock. */
@Repository
class SettlementRepository {

    /** Of an account, beside what else is asked for. */
    static final String COLUMNS = """
            i.uid, i.store_id, i.sale_id, i.customer_id, i.number, i.currency, s.status, s.grand_total_minor,
            s.amount_paid_minor, s.amount_credited_minor, s.version,
            case when i.charge_count is null then '{}' else array(
                select distinct c.subscription_id from invoice_charge c
                 where c.store_id = i.store_id and c.invoice_id = i.id) end as subscriptions
            """;

    private static final String ACCOUNT = """
            select %s
              from invoice i
              join invoice_settlement s on s.invoice_id = i.id
            """.formatted(COLUMNS);

    /** Of a subscription, as far as a charge that gives back reaches. */
    private static final int NEWEST = 50;

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

    Mono<List<Account>> lock(List<UUID> stores, List<UUID> invoices) {
        return db.sql(ACCOUNT + """
                         where (i.store_id, i.uid) in (select * from unnest(:stores, :invoices))
                         order by s.invoice_id
                           for update of s""")
                .bind("stores", stores.toArray(UUID[]::new))
                .bind("invoices", invoices.toArray(UUID[]::new))
                .map(row -> account(new Row(row)))
                .all()
                .collectList();
    }

    /**
     * The accounts of invoices of these subscriptions that credit notes can take something back of, the newest first;
     * of each subscription the {@value #NEWEST} newest, locked in one order.
     */
    Mono<List<Account>> lockCreditable(List<UUID> stores, List<UUID> subscriptions) {
        return db.sql(ACCOUNT + """
                         where s.invoice_id in (
                             select newest.invoice_id
                               from (select distinct * from unnest(:stores, :subscriptions)) w(store_id, subscription_id)
                              cross join lateral (
                                  select c.invoice_id
                                    from invoice_charge c
                                    join invoice_settlement open on open.invoice_id = c.invoice_id
                                   where c.store_id = w.store_id and c.subscription_id = w.subscription_id
                                     and open.amount_credited_minor < open.grand_total_minor
                                   order by c.invoice_id desc
                                   limit :newest) newest)
                         order by s.invoice_id
                           for update of s""")
                .bind("stores", stores.toArray(UUID[]::new))
                .bind("subscriptions", subscriptions.toArray(UUID[]::new))
                .bind("newest", NEWEST)
                .map(row -> account(new Row(row)))
                .all()
                .collectList()
                .map(List::reversed);
    }

    Mono<Void> insert(List<Opening> openings) {
        var changes = openings.stream().map(Opening::issued).toList();
        var statement = db.sql("""
                insert into invoice_settlement (invoice_id, store_id, status, grand_total_minor, amount_paid_minor,
                                                amount_credited_minor, paid_at, overdue_from, version, updated_at)
                select i.id, i.store_id, u.status, i.grand_total_minor, u.paid, u.credited,
                       case when u.status = 'PAID' then u.at::timestamptz end, u.overdue_from::timestamptz, u.version,
                       :now
                  from unnest(:stores, :invoices, :statuses, :paid, :credited, :at, :versions, :overdue_from)
                       as u(store_id, uid, status, paid, credited, at, version, overdue_from)
                  join invoice i on i.uid = u.uid and i.store_id = u.store_id""");
        return bound(statement, changes)
                .bind(
                        "overdue_from",
                        Row.columnOf(openings, opening -> opening.overdueFrom().toString(), String[]::new))
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> checked(rows, changes));
    }

    /** Writes what is last of each account; it must be as it was before what is first. */
    Mono<Void> update(List<Change> changes) {
        var last = new LinkedHashMap<UUID, Change>();
        var before = new LinkedHashMap<UUID, Integer>();
        changes.forEach(change -> {
            before.putIfAbsent(change.account().invoice(), change.account().version());
            last.put(change.account().invoice(), change);
        });
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
                  from unnest(:stores, :invoices, :statuses, :paid, :credited, :at, :versions, :before)
                       as u(store_id, uid, status, paid, credited, at, version, before)
                  join invoice i on i.uid = u.uid and i.store_id = u.store_id
                 where s.invoice_id = i.id and s.version = u.before""");
        var written = List.copyOf(last.values());
        return bound(statement, written)
                .bind("before", before.values().toArray(Integer[]::new))
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> checked(rows, written));
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

    static Account account(Row row) {
        var settlement = new Settlement(
                InvoiceStatus.valueOf(row.text("status")),
                row.money("grand_total_minor"),
                row.money("amount_paid_minor"),
                row.money("amount_credited_minor"));
        return new Account(
                row.uuid("uid"),
                new Origin(row.uuid("store_id"), row.uuidOrNull("sale_id"), row.uuids("subscriptions")),
                row.uuid("customer_id"),
                row.text("number"),
                settlement,
                row.integer("version"));
    }
}

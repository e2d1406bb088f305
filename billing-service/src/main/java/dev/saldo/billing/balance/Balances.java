package dev.saldo.billing.balance;

import dev.saldo.billing.sql.Row;
import dev.saldo.billing.sql.RowJson;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.time.Times;
import dev.saldo.money.Money;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Changes balances, many with one statement, in the caller's transaction. */
@Repository
public class Balances {

    /** A balance as it stands. */
    private record Held(long id, Payer payer, Money amount) {

        static Held of(Row row) {
            var payer = new Payer(row.uuid("store_id"), row.uuid("customer_id"), row.currency());
            return new Held(row.number("id"), payer, row.money("amount_minor"));
        }
    }

    private final DatabaseClient db;
    private final Clock clock;

    Balances(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What those of them have who have anything; nobody else changes it until the transaction ends. */
    public Mono<Map<Payer, Money>> lock(Collection<Payer> payers) {
        var wanted = payers.stream().distinct().toList();
        return db.sql("""
                        select id, store_id, customer_id, currency, amount_minor from customer_balance
                         where (store_id, customer_id, currency)
                               in (select * from unnest(:stores, :customers, :currencies))
                           and amount_minor > 0
                         order by store_id, customer_id, currency
                           for update""")
                .bind("stores", Row.columnOf(wanted, Payer::store, UUID[]::new))
                .bind("customers", Row.columnOf(wanted, Payer::customer, UUID[]::new))
                .bind(
                        "currencies",
                        Row.columnOf(wanted, payer -> payer.currency().getCurrencyCode(), String[]::new))
                .map(row -> Held.of(new Row(row)))
                .all()
                .collectMap(Held::payer, Held::amount);
    }

    /** Entries by which balances grow. */
    public Mono<Void> add(List<Entry> entries) {
        return entries.isEmpty() ? Mono.empty() : change(entries, db.sql("""
                        insert into customer_balance as b (store_id, customer_id, currency, amount_minor, updated_at)
                        select u.store_id, u.customer_id, u.currency, sum(u.amount)::bigint, :now
                          from unnest(:stores, :customers, :currencies, :amounts)
                               as u(store_id, customer_id, currency, amount)
                         group by u.store_id, u.customer_id, u.currency
                         order by u.store_id, u.customer_id, u.currency
                        on conflict (store_id, customer_id, currency) do update
                           set amount_minor = b.amount_minor + excluded.amount_minor, updated_at = excluded.updated_at
                        returning b.id, b.store_id, b.customer_id, b.currency, b.amount_minor"""));
    }

    /** Entries by which balances shrink that are locked in this transaction. */
    public Mono<Void> use(List<Entry> entries) {
        return entries.isEmpty() ? Mono.empty() : change(entries, db.sql("""
                        update customer_balance b
                           set amount_minor = b.amount_minor + u.amount, updated_at = :now
                          from (select store_id, customer_id, currency, sum(amount)::bigint as amount
                                  from unnest(:stores, :customers, :currencies, :amounts)
                                       as e(store_id, customer_id, currency, amount)
                                 group by store_id, customer_id, currency) u
                         where b.store_id = u.store_id and b.customer_id = u.customer_id and b.currency = u.currency
                        returning b.id, b.store_id, b.customer_id, b.currency, b.amount_minor"""));
    }

    /** How much of these invoices was paid from balances; without those of which nothing was. */
    public Mono<Map<UUID, Long>> usedOn(List<UUID> stores, List<UUID> invoices) {
        return db.sql("""
                        select invoice, -sum(amount_minor)::bigint as used from customer_balance_entry
                         where (store_id, invoice) in (select * from unnest(:stores, :invoices)) and kind = 'used'
                         group by invoice""")
                .bind("stores", stores.toArray(UUID[]::new))
                .bind("invoices", invoices.toArray(UUID[]::new))
                .map(row -> Map.entry(new Row(row).uuid("invoice"), new Row(row).number("used")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Void> change(List<Entry> entries, GenericExecuteSpec statement) {
        return statement
                .bind("stores", Row.columnOf(entries, entry -> entry.payer().store(), UUID[]::new))
                .bind("customers", Row.columnOf(entries, entry -> entry.payer().customer(), UUID[]::new))
                .bind(
                        "currencies",
                        Row.columnOf(entries, entry -> entry.payer().currency().getCurrencyCode(), String[]::new))
                .bind("amounts", Row.columnOf(entries, entry -> entry.amount().minor(), Long[]::new))
                .bind("now", Times.now(clock))
                .map(row -> Held.of(new Row(row)))
                .all()
                .collectMap(Held::payer)
                .flatMap(held -> insert(entries, held));
    }

    private Mono<Void> insert(List<Entry> entries, Map<Payer, Held> held) {
        return db.sql("""
                        insert into customer_balance_entry (uid, store_id, balance_id, kind, amount_minor, balance_minor,
                                                            invoice, credit_note, payment, occurred_at, created_at)
                        select uid, store_id, balance_id, kind, amount_minor, balance_minor,
                               invoice, credit_note, payment, occurred_at, :now
                          from json_populate_recordset(null::customer_balance_entry, :rows::json)""")
                .bind("rows", RowJson.write(rows(entries, held)))
                .bind("now", Times.now(clock))
                .then();
    }

    /** Each with what the balance was after it. */
    private static List<EntryRow> rows(List<Entry> entries, Map<Payer, Held> held) {
        var changes = entries.stream()
                .collect(Collectors.groupingBy(
                        Entry::payer,
                        Collectors.summingLong(entry -> entry.amount().minor())));
        var running = new HashMap<Payer, Long>();
        changes.forEach((payer, change) ->
                running.put(payer, balance(held, payer).amount().minor() - change));
        return entries.stream()
                .map(entry -> EntryRow.of(
                        Ids.next(),
                        entry,
                        balance(held, entry.payer()).id(),
                        running.merge(entry.payer(), entry.amount().minor(), Long::sum)))
                .toList();
    }

    private static Held balance(Map<Payer, Held> held, Payer payer) {
        return Objects.requireNonNull(held.get(payer), "a balance that nobody locked");
    }
}

package dev.saldo.billing.balance;

import dev.saldo.billing.balance.CustomerBalancesView.Balance;
import dev.saldo.billing.balance.CustomerBalancesView.BalanceEntry;
import dev.saldo.billing.sql.Row;
import dev.saldo.billing.sql.RowJson;
import dev.saldo.money.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads the balances of a customer with their newest entries, in one statement. */
@Repository
public class BalanceQueries {

    private static final int ENTRIES = 100;

    private record StoredEntry(
            UUID uid,
            String kind,
            long amountMinor,
            long balanceMinor,
            UUID invoice,
            @Nullable UUID creditNote,
            @Nullable UUID payment,
            Instant occurredAt) {

        BalanceEntry view(Currency currency) {
            return new BalanceEntry(
                    uid,
                    kind,
                    new Money(amountMinor, currency),
                    new Money(balanceMinor, currency),
                    invoice,
                    creditNote,
                    payment,
                    occurredAt);
        }
    }

    private final DatabaseClient db;

    BalanceQueries(DatabaseClient db) {
        this.db = db;
    }

    /** Without any balance for somebody who is owed nothing, and never was. */
    public Mono<CustomerBalancesView> of(UUID store, UUID customer) {
        return db.sql("""
                        select b.currency, b.amount_minor,
                               (select json_agg(e order by e.id desc)::text
                                  from (select * from customer_balance_entry e
                                         where e.store_id = b.store_id and e.balance_id = b.id
                                         order by e.id desc
                                         limit :entries) e) as entries_json
                          from customer_balance b
                         where b.store_id = :store and b.customer_id = :customer
                         order by b.currency""")
                .bind("entries", ENTRIES)
                .bind("store", store)
                .bind("customer", customer)
                .map(row -> balance(new Row(row)))
                .all()
                .collectList()
                .map(balances -> new CustomerBalancesView(customer, balances));
    }

    /** Whether anything was ever invoiced to the customer; nobody else is known here. */
    Mono<Boolean> isKnown(UUID store, UUID customer) {
        return db.sql("select exists (select from invoice where store_id = :store and customer_id = :customer)")
                .bind("store", store)
                .bind("customer", customer)
                .mapValue(Boolean.class)
                .one();
    }

    private static Balance balance(Row row) {
        var entries = RowJson.readAll(row.text("entries_json"), StoredEntry.class).stream()
                .map(entry -> entry.view(row.currency()))
                .toList();
        return new Balance(row.text("currency"), row.money("amount_minor"), entries);
    }
}

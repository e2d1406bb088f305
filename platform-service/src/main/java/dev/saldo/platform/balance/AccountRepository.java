package dev.saldo.platform.balance;

import static dev.saldo.kit.database.Columns.required;

import dev.saldo.money.Money;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Accounts in the database. A balance may change only while its row is locked. */
@Repository
public class AccountRepository {

    private static final String SELECT = """
            select a.*, p.name, p.deleted_at is null as open
              from credit_account a join platform p on p.uid = a.platform_id
            """;

    private final DatabaseClient db;

    AccountRepository(DatabaseClient db) {
        this.db = db;
    }

    public Mono<Account> find(UUID store, UUID platform) {
        return db.sql(SELECT + " where a.store_id = :store and a.platform_id = :platform")
                .bind("store", store)
                .bind("platform", platform)
                .map(AccountRepository::fromRow)
                .one();
    }

    public Mono<Account> lock(UUID store, UUID platform) {
        return db.sql(SELECT + " where a.store_id = :store and a.platform_id = :platform for update of a")
                .bind("store", store)
                .bind("platform", platform)
                .map(AccountRepository::fromRow)
                .one();
    }

    /** Locks all that exist of these, in one order for everybody, so that batches cannot block each other for ever. */
    public Flux<Account> lock(Collection<AccountKey> keys) {
        return db.sql(SELECT + """
                         join unnest(:stores, :platforms) as k (store_id, platform_id)
                           on k.store_id = a.store_id and k.platform_id = a.platform_id
                        order by a.id
                          for update of a""")
                .bind("stores", keys.stream().map(AccountKey::store).toArray(UUID[]::new))
                .bind("platforms", keys.stream().map(AccountKey::platform).toArray(UUID[]::new))
                .map(AccountRepository::fromRow)
                .all();
    }

    /** Saves balance, sequence and head of accounts that are locked by this transaction. */
    public Mono<Void> saveBalances(Collection<Account> accounts, Instant now) {
        return db.sql("""
                        update credit_account a
                           set balance_minor = u.balance, sequence = u.sequence, head = decode(u.head, 'hex'),
                               updated_at = :now
                          from unnest(:stores, :platforms, :balances, :sequences, :heads)
                               as u (store_id, platform_id, balance, sequence, head)
                         where a.store_id = u.store_id and a.platform_id = u.platform_id""")
                .bind("stores", accounts.stream().map(Account::store).toArray(UUID[]::new))
                .bind("platforms", accounts.stream().map(Account::platform).toArray(UUID[]::new))
                .bind(
                        "balances",
                        accounts.stream()
                                .map(account -> account.balance().minor())
                                .toArray(Long[]::new))
                .bind("sequences", accounts.stream().map(Account::sequence).toArray(Long[]::new))
                .bind(
                        "heads",
                        accounts.stream().map(account -> account.head().hex()).toArray(String[]::new))
                .bind("now", now)
                .then();
    }

    private static Account fromRow(Readable row) {
        var currency = Currency.getInstance(required(row, "currency", String.class));
        return new Account(
                required(row, "store_id", UUID.class),
                required(row, "platform_id", UUID.class),
                required(row, "name", String.class),
                new Money(required(row, "balance_minor", Long.class), currency),
                required(row, "sequence", Long.class),
                LedgerHash.of(required(row, "head", byte[].class)),
                new Overdraft(
                        new Money(required(row, "overdraft_limit_minor", Long.class), currency),
                        required(row, "overdraft_version", Long.class)),
                new Thresholds(
                        money(row.get("low_threshold_minor", Long.class), currency),
                        money(row.get("critical_threshold_minor", Long.class), currency)),
                required(row, "open", Boolean.class));
    }

    private static @Nullable Money money(@Nullable Long minor, Currency currency) {
        return minor == null ? null : new Money(minor, currency);
    }
}

package dev.saldo.platform.balance;

import static dev.saldo.kit.database.Columns.required;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.UUID;
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

    /** Saves what movements and holds change of accounts that are locked by this transaction. */
    public Mono<Void> saveBalances(Collection<Account> accounts) {
        return db.sql("""
                        update credit_account a
                           set balance_minor = u.balance, sequence = u.sequence, head = decode(u.head, 'hex'),
                               lots_cost_minor = u.cost, held_minor = u.held, held_version = u.held_version,
                               updated_at = now()
                          from unnest(:stores, :platforms, :balances, :sequences, :heads, :costs, :held,
                                      :heldVersions)
                               as u (store_id, platform_id, balance, sequence, head, cost, held, held_version)
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
                .bind(
                        "costs",
                        accounts.stream()
                                .map(account -> account.costing().cost().minor())
                                .toArray(Long[]::new))
                .bind(
                        "held",
                        accounts.stream()
                                .map(account -> account.held().amount().minor())
                                .toArray(Long[]::new))
                .bind(
                        "heldVersions",
                        accounts.stream()
                                .map(account -> account.held().version())
                                .toArray(Long[]::new))
                .then();
    }

    private static Account fromRow(Readable row) {
        return AccountRow.read(row, required(row, "platform_id", UUID.class), required(row, "open", Boolean.class));
    }
}

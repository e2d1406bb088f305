package dev.saldo.platform.credit;

import static dev.saldo.kit.database.Columns.required;

import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Sorts;
import dev.saldo.money.Money;
import dev.saldo.platform.credit.Posting.Posted;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The ledger in the database: rows are added and read, never changed. */
@Repository
class MovementRepository {

    private final DatabaseClient db;

    MovementRepository(DatabaseClient db) {
        this.db = db;
    }

    /** All of them with one statement, in this order, each with its hash. */
    Mono<Void> add(List<Posted> postings) {
        var movements = postings.stream().map(Posted::movement).toList();
        return db.sql("""
                        insert into credit_movement
                            (uid, store_id, platform_id, sequence, kind, currency, amount_minor, balance_before_minor,
                             balance_after_minor, sale_id, reference, description, actor, occurred_at, hash,
                             landed_cost_minor, hold_id)
                        select u.uid, u.store_id, u.platform_id, u.sequence, u.kind, u.currency, u.amount, u.before,
                               u.after, u.sale_id, u.reference, u.description, u.actor, u.at::timestamptz,
                               decode(u.hash, 'hex'), u.landed_cost, u.hold_id
                          from unnest(:uids, :stores, :platforms, :sequences, :kinds, :currencies, :amounts, :befores,
                                      :afters, :sales, :references, :descriptions, :actors, :ats, :hashes,
                                      :landedCosts, :holds)
                               with ordinality
                               as u (uid, store_id, platform_id, sequence, kind, currency, amount, before, after, sale_id,
                                     reference, description, actor, at, hash, landed_cost, hold_id, position)
                         order by u.position""")
                .bind("uids", column(movements, Movement::id, UUID[]::new))
                .bind("stores", column(movements, Movement::store, UUID[]::new))
                .bind("platforms", column(movements, Movement::platform, UUID[]::new))
                .bind("sequences", column(movements, Movement::sequence, Long[]::new))
                .bind("kinds", column(movements, movement -> movement.kind().wire(), String[]::new))
                .bind("currencies", column(movements, MovementRepository::currency, String[]::new))
                .bind("amounts", column(movements, movement -> movement.amount().minor(), Long[]::new))
                .bind("befores", column(movements, movement -> movement.before().minor(), Long[]::new))
                .bind("afters", column(movements, movement -> movement.after().minor(), Long[]::new))
                .bind("sales", column(movements, movement -> movement.cause().sale(), UUID[]::new))
                .bind(
                        "references",
                        column(movements, movement -> movement.cause().reference(), String[]::new))
                .bind(
                        "descriptions",
                        column(movements, movement -> movement.cause().description(), String[]::new))
                .bind("actors", column(movements, movement -> movement.cause().actor(), String[]::new))
                .bind("ats", column(movements, movement -> movement.cause().at().toString(), String[]::new))
                .bind(
                        "hashes",
                        column(postings, posted -> posted.account().head().hex(), String[]::new))
                .bind("landedCosts", column(movements, MovementRepository::landedCost, Long[]::new))
                .bind("holds", column(movements, movement -> movement.cause().hold(), UUID[]::new))
                .then();
    }

    Mono<Page<Movement>> page(UUID store, UUID platform, MovementFilter filter, Paging paging) {
        return PagedQuery.of("select m.* from credit_movement m", Sorts.of("sequence", "sequence", "bigint"))
                .where("m.store_id = :store", "store", store)
                .where("m.platform_id = :platform", "platform", platform)
                .where(
                        "m.kind = :kind",
                        "kind",
                        filter.kind() == null ? null : filter.kind().wire())
                .where("m.reference = :reference", "reference", filter.reference())
                .where("m.occurred_at >= :from", "from", filter.from())
                .where("m.occurred_at < :to", "to", filter.to())
                .fetch(db, paging, MovementRepository::fromRow);
    }

    /** The deductions of these sales, keyed by store and sale, in the order they were made. */
    Flux<Movement> deductionsOf(Collection<SaleKey> sales) {
        return db.sql("""
                        select m.* from credit_movement m
                          join unnest(:stores, :sales) as s (store_id, sale_id)
                            on m.store_id = s.store_id and m.sale_id = s.sale_id
                         where m.kind = 'deduction'
                         order by m.id""")
                .bind("stores", sales.stream().map(SaleKey::store).toArray(UUID[]::new))
                .bind("sales", sales.stream().map(SaleKey::sale).toArray(UUID[]::new))
                .map(MovementRepository::fromRow)
                .all();
    }

    private static String currency(Movement movement) {
        return movement.amount().currency().getCurrencyCode();
    }

    private static @Nullable Long landedCost(Movement movement) {
        var cost = movement.landedCost();
        return cost == null ? null : cost.minor();
    }

    private static <T, V> V[] column(List<T> rows, Function<T, ? extends @Nullable V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static Movement fromRow(Readable row) {
        var currency = Currency.getInstance(required(row, "currency", String.class));
        var landedCost = row.get("landed_cost_minor", Long.class);
        return new Movement(
                required(row, "uid", UUID.class),
                required(row, "store_id", UUID.class),
                required(row, "platform_id", UUID.class),
                required(row, "sequence", Long.class),
                MovementKind.valueOf(required(row, "kind", String.class).toUpperCase(Locale.ROOT)),
                new Money(required(row, "amount_minor", Long.class), currency),
                new Money(required(row, "balance_before_minor", Long.class), currency),
                new Money(required(row, "balance_after_minor", Long.class), currency),
                landedCost == null ? null : new Money(landedCost, currency),
                new Cause(
                        row.get("sale_id", UUID.class),
                        row.get("hold_id", UUID.class),
                        row.get("reference", String.class),
                        row.get("description", String.class),
                        required(row, "actor", String.class),
                        required(row, "occurred_at", Instant.class)));
    }
}

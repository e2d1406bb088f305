package dev.saldo.platform.hold;

import static dev.saldo.kit.database.Columns.nullable;
import static dev.saldo.kit.database.Columns.required;

import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Sorts;
import dev.saldo.money.Money;
import dev.saldo.platform.balance.AccountKey;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Holds in the database. They may change only while the row of their account is locked. */
@Repository
class HoldRepository {

    private static final Sorts SORTS = Sorts.of("createdAt", "created_at", "timestamptz");

    private final DatabaseClient db;

    HoldRepository(DatabaseClient db) {
        this.db = db;
    }

    Mono<Hold> find(AccountKey account, UUID id) {
        return db.sql("""
                        select h.* from credit_hold h
                         where h.store_id = :store and h.platform_id = :platform and h.uid = :id""")
                .bind("store", account.store())
                .bind("platform", account.platform())
                .bind("id", id)
                .map(HoldRepository::fromRow)
                .one();
    }

    Flux<Hold> find(Collection<UUID> ids) {
        return db.sql("select h.* from credit_hold h where h.uid = any(:ids) order by h.id")
                .bind("ids", ids.toArray(UUID[]::new))
                .map(HoldRepository::fromRow)
                .all();
    }

    /**
     * Some of the open holds whose time is over by the clocks of their stores. Where clocks were moved they are looked
     * for store by store: all the others have any number that those have passed.
     *
     * @param now by the wall
     * @param limit how many of either
     */
    Flux<Hold> due(Instant now, int limit) {
        return db.sql("""
                        (select h.* from credit_hold h
                          where h.status = 'OPEN' and h.expires_at <= :now
                            and not exists (select from kit.store_clock c where c.store_id = h.store_id)
                          order by h.expires_at limit :limit)
                        union all
                        (select m.* from kit.store_clock c cross join lateral (
                                select h.* from credit_hold h
                                 where h.store_id = c.store_id and h.status = 'OPEN' and h.expires_at <= c.now
                                 order by h.expires_at limit :limit) m
                          limit :limit)""")
                .bind("now", now)
                .bind("limit", limit)
                .map(HoldRepository::fromRow)
                .all();
    }

    /** The same in one store. */
    Flux<Hold> due(UUID store, Instant now, int limit) {
        return db.sql("""
                        select h.* from credit_hold h
                         where h.store_id = :store and h.status = 'OPEN' and h.expires_at <= :now
                         order by h.expires_at limit :limit""")
                .bind("store", store)
                .bind("now", now)
                .bind("limit", limit)
                .map(HoldRepository::fromRow)
                .all();
    }

    /** When the time of the next open hold of a store is over, after now; empty when there is none. */
    Mono<Instant> nextDue(UUID store, Instant now) {
        return db.sql("""
                        select h.expires_at from credit_hold h
                         where h.store_id = :store and h.status = 'OPEN' and h.expires_at > :now
                         order by h.expires_at limit 1""")
                .bind("store", store)
                .bind("now", now)
                .mapValue(Instant.class)
                .one();
    }

    Mono<Page<Hold>> page(AccountKey account, @Nullable HoldStatus status, @Nullable String reference, Paging paging) {
        return PagedQuery.of("select h.* from credit_hold h", SORTS)
                .where("h.store_id = :store", "store", account.store())
                .where("h.platform_id = :platform", "platform", account.platform())
                .where("h.status = :status", "status", status == null ? null : status.name())
                .where("h.reference = :reference", "reference", reference)
                .fetch(db, paging, HoldRepository::fromRow);
    }

    Mono<Void> add(Hold hold) {
        var terms = hold.terms();
        return db.sql("""
                        insert into credit_hold
                            (uid, store_id, platform_id, currency, amount_minor, status, reference, description, actor,
                             expires_at, created_at)
                        values (:id, :store, :platform, :currency, :amount, 'OPEN', :reference, :description, :actor,
                                :expiresAt, :at)""")
                .bind("id", hold.id())
                .bind("store", hold.account().store())
                .bind("platform", hold.account().platform())
                .bind("currency", hold.amount().currency().getCurrencyCode())
                .bind("amount", hold.amount().minor())
                .bind("reference", nullable(terms.reference(), String.class))
                .bind("description", nullable(terms.description(), String.class))
                .bind("actor", terms.actor())
                .bind("expiresAt", nullable(terms.expiresAt(), Instant.class))
                .bind("at", hold.createdAt())
                .then();
    }

    /** How holds ended, with one statement. */
    Mono<Void> saveEnds(List<Hold> holds) {
        return db.sql("""
                        update credit_hold h
                           set status = u.status, posted_minor = u.posted, movement_id = u.movement_id,
                               version = u.version, ended_at = u.ended_at::timestamptz
                          from unnest(:ids, :statuses, :posted, :movements, :versions, :ends)
                               as u (uid, status, posted, movement_id, version, ended_at)
                         where h.uid = u.uid""")
                .bind("ids", holds.stream().map(Hold::id).toArray(UUID[]::new))
                .bind(
                        "statuses",
                        holds.stream().map(hold -> hold.status().name()).toArray(String[]::new))
                .bind(
                        "posted",
                        holds.stream().map(hold -> hold.posted().minor()).toArray(Long[]::new))
                .bind("movements", holds.stream().map(Hold::movement).toArray(UUID[]::new))
                .bind("versions", holds.stream().map(Hold::version).toArray(Integer[]::new))
                .bind("ends", holds.stream().map(HoldRepository::end).toArray(String[]::new))
                .then();
    }

    private static String end(Hold hold) {
        return Objects.requireNonNull(hold.endedAt(), "a hold that has not ended")
                .toString();
    }

    private static Hold fromRow(Readable row) {
        var currency = Currency.getInstance(required(row, "currency", String.class));
        return new Hold(
                required(row, "uid", UUID.class),
                new AccountKey(required(row, "store_id", UUID.class), required(row, "platform_id", UUID.class)),
                new Money(required(row, "amount_minor", Long.class), currency),
                new Money(required(row, "posted_minor", Long.class), currency),
                HoldStatus.valueOf(required(row, "status", String.class)),
                new HoldTerms(
                        row.get("reference", String.class),
                        row.get("description", String.class),
                        row.get("expires_at", Instant.class),
                        required(row, "actor", String.class)),
                row.get("movement_id", UUID.class),
                required(row, "created_at", Instant.class),
                row.get("ended_at", Instant.class),
                required(row, "version", Integer.class));
    }
}

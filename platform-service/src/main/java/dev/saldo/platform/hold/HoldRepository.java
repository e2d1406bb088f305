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

    /** Some of the open holds whose time is over, the first to expire first. */
    Flux<Hold> due(Instant now, int limit) {
        return db.sql("""
                        select h.* from credit_hold h
                         where h.status = 'OPEN' and h.expires_at <= :now
                         order by h.expires_at limit :limit""")
                .bind("now", now)
                .bind("limit", limit)
                .map(HoldRepository::fromRow)
                .all();
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
    Mono<Void> saveEnds(List<Hold> holds, Instant now) {
        return db.sql("""
                        update credit_hold h
                           set status = u.status, posted_minor = u.posted, movement_id = u.movement_id,
                               version = u.version, ended_at = :now
                          from unnest(:ids, :statuses, :posted, :movements, :versions)
                               as u (uid, status, posted, movement_id, version)
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
                .bind("now", now)
                .then();
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

package dev.saldo.billing.collection;

import dev.saldo.billing.invoice.CollectionStatus;
import dev.saldo.billing.sql.Row;
import dev.saldo.kit.database.Columns;
import dev.saldo.kit.time.Times;
import dev.saldo.money.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The rows of attempts. When one is asked for again goes by the wall, where providers live, in every store. */
@Repository
public class PaymentAttempts {

    /** @param oldest null where none is pending */
    record Backlog(long pending, @Nullable Instant oldest) {}

    private static final String CLAIM = """
            with due as (
                select a.id, a.invoice_id from payment_attempt a
                 where a.status = 'PENDING' and a.next_try_at <= :now %s
                 order by a.next_try_at
                 limit :most
                   for update of a skip locked
            )
            update payment_attempt a
               set tries = a.tries + 1, next_try_at = :free_at, updated_at = :now
              from due
              join invoice i on i.id = due.invoice_id
             where a.id = due.id
            returning a.uid, a.store_id, i.uid as invoice_uid, i.number, a.customer_id, a.amount_minor, a.currency,
                      a.payment_method, a.tries,
                      array(select distinct c.subscription_id from invoice_charge c
                             where c.store_id = i.store_id and c.invoice_id = i.id
                     order by c.subscription_id) as subscriptions""";

    private final DatabaseClient db;
    private final Clock clock;

    PaymentAttempts(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Mono<Void> add(List<NewAttempt> attempts) {
        return attempts.isEmpty()
                ? Mono.empty()
                : db.sql("""
                        insert into payment_attempt (uid, store_id, invoice_id, customer_id, payment_method,
                                                     amount_minor, currency, status, next_try_at, changed_at,
                                                     created_at, updated_at)
                        select u.uid, i.store_id, i.id, i.customer_id, u.payment_method, u.amount, i.currency,
                               'PENDING', :now, u.at::timestamptz, :now, :now
                          from unnest(:uids, :stores, :invoices, :methods, :amounts, :at)
                               as u(uid, store_id, invoice, payment_method, amount, at)
                          join invoice i on i.store_id = u.store_id and i.uid = u.invoice""")
                        .bind("now", Times.now(clock))
                        .bind("uids", Row.columnOf(attempts, NewAttempt::id, UUID[]::new))
                        .bind(
                                "stores",
                                Row.columnOf(
                                        attempts, attempt -> attempt.account().store(), UUID[]::new))
                        .bind(
                                "invoices",
                                Row.columnOf(
                                        attempts, attempt -> attempt.account().invoice(), UUID[]::new))
                        .bind("methods", Row.columnOf(attempts, NewAttempt::paymentMethod, String[]::new))
                        .bind(
                                "amounts",
                                Row.columnOf(
                                        attempts, attempt -> attempt.amount().minor(), Long[]::new))
                        .bind(
                                "at",
                                Row.columnOf(attempts, attempt -> attempt.at().toString(), String[]::new))
                        .then();
    }

    /**
     * Takes what is due, in every store, so that nobody else does before the lease is over.
     *
     * @param most so many
     */
    Mono<List<Attempt>> claim(int most, Duration lease) {
        return claimed(db.sql(CLAIM.formatted("")), most, lease);
    }

    /** The same in one store. */
    Mono<List<Attempt>> claim(UUID store, int most, Duration lease) {
        return claimed(db.sql(CLAIM.formatted("and a.store_id = :store")).bind("store", store), most, lease);
    }

    Mono<Boolean> isPending(UUID store) {
        return db.sql("select exists (select from payment_attempt where store_id = :store and status = 'PENDING')")
                .bind("store", store)
                .mapValue(Boolean.class)
                .one();
    }

    /** Empty when it was answered already; nobody else answers it until the transaction ends. */
    Mono<UUID> lock(Attempt attempt) {
        return db.sql("""
                        select uid from payment_attempt
                         where store_id = :store and uid = :uid and status = 'PENDING'
                           for update""")
                .bind("store", attempt.store())
                .bind("uid", attempt.id())
                .mapValue(UUID.class)
                .one();
    }

    /** How it stands with the invoice, and stays until the transaction ends; empty where there was no attempt. */
    Mono<Standing> lock(UUID store, UUID invoice) {
        return db.sql("""
                        select a.status, a.payment_method
                          from payment_attempt a
                          join invoice i on i.id = a.invoice_id
                         where a.store_id = :store and i.store_id = :store and i.uid = :invoice
                           for update of a""")
                .bind("store", store)
                .bind("invoice", invoice)
                .map(row -> standing(new Row(row)))
                .one();
    }

    /** @param at by the clock of the store */
    Mono<Void> finish(
            Attempt attempt, CollectionStatus status, @Nullable String reference, @Nullable String reason, Instant at) {
        return db.sql("""
                        update payment_attempt
                           set status = :status, next_try_at = null, provider_reference = :reference, reason = :reason,
                               payment_method = case when forgotten then null else payment_method end,
                               changed_at = :at, updated_at = :now
                         where store_id = :store and uid = :uid""")
                .bind("status", status.name())
                .bind("reference", Columns.nullable(reference, String.class))
                .bind("reason", Columns.nullable(reason, String.class))
                .bind("at", at)
                .bind("now", Times.now(clock))
                .bind("store", attempt.store())
                .bind("uid", attempt.id())
                .then();
    }

    /** Nobody knows how it went: it is asked again after the pause. */
    Mono<Void> postpone(Attempt attempt, Duration pause) {
        return db.sql("""
                        update payment_attempt set next_try_at = :next, updated_at = :now
                         where store_id = :store and uid = :uid and status = 'PENDING'""")
                .bind("next", Times.now(clock).plus(pause))
                .bind("now", Times.now(clock))
                .bind("store", attempt.store())
                .bind("uid", attempt.id())
                .then();
    }

    /** As another question, at once; the row, which is locked, becomes as new as the question. */
    Mono<Void> askAgain(UUID store, UUID invoice, UUID id, Money amount, Instant at) {
        return db.sql("""
                        update payment_attempt a
                           set uid = :uid, status = 'PENDING', amount_minor = :amount, next_try_at = :now,
                               provider_reference = null, reason = null, changed_at = :at, created_at = :now,
                               updated_at = :now
                          from invoice i
                         where a.store_id = :store and a.invoice_id = i.id
                           and i.store_id = :store and i.uid = :invoice""")
                .bind("uid", id)
                .bind("amount", amount.minor())
                .bind("at", at)
                .bind("now", Times.now(clock))
                .bind("store", store)
                .bind("invoice", invoice)
                .then();
    }

    /** Forgets how these customers paid; of what is under way, as soon as it is answered. */
    public Mono<Void> forget(List<UUID> stores, List<UUID> customers) {
        return db.sql("""
                        update payment_attempt a
                           set forgotten = true, updated_at = :now,
                               payment_method = case when a.status = 'PENDING' then a.payment_method end
                          from unnest(:stores, :customers) as gone(store_id, customer_id)
                         where a.store_id = gone.store_id and a.customer_id = gone.customer_id""")
                .bind("now", Times.now(clock))
                .bind("stores", stores.toArray(UUID[]::new))
                .bind("customers", customers.toArray(UUID[]::new))
                .then();
    }

    /** Of all stores. */
    Mono<Backlog> backlog() {
        return db.sql("""
                        select count(*) as pending, min(created_at) as oldest from payment_attempt
                         where status = 'PENDING'""")
                .map(row -> new Backlog(new Row(row).number("pending"), new Row(row).instantOrNull("oldest")))
                .one();
    }

    private Mono<List<Attempt>> claimed(GenericExecuteSpec statement, int most, Duration lease) {
        var now = Times.now(clock);
        return statement
                .bind("now", now)
                .bind("most", most)
                .bind("free_at", now.plus(lease))
                .map(row -> attempt(new Row(row)))
                .all()
                .collectList();
    }

    private static Standing standing(Row row) {
        return new Standing(CollectionStatus.valueOf(row.text("status")), row.textOrNull("payment_method"));
    }

    private static Attempt attempt(Row row) {
        return new Attempt(
                row.uuid("uid"),
                row.uuid("store_id"),
                row.uuid("invoice_uid"),
                row.text("number"),
                row.uuid("customer_id"),
                row.uuids("subscriptions"),
                row.money("amount_minor"),
                row.text("payment_method"),
                row.integer("tries"));
    }
}

package dev.saldo.sales.subscription;

import static dev.saldo.kit.database.Columns.required;

import dev.saldo.kit.database.Columns;
import dev.saldo.kit.security.Caller;
import dev.saldo.sales.subscription.SubscriptionRow.Kept;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Subscriptions, whole; many with one statement. */
@Repository
class SubscriptionRepository {

    /** A subscription that could not be taken further is left alone for this long. */
    private static final String PATIENCE = "interval '1 hour'";

    private final DatabaseClient db;

    SubscriptionRepository(DatabaseClient db) {
        this.db = db;
    }

    /** Empty also for a customer whose subscription it is not. */
    Mono<Kept> find(Caller caller, UUID id) {
        return db.sql(SubscriptionRow.SELECT + " " + """
                         where s.store_id = :store and s.uid = :id and s.deleted_at is null
                           and s.customer_uid = coalesce(:owner, s.customer_uid)""")
                .bind("store", caller.store())
                .bind("id", id)
                .bind("owner", Columns.nullable(caller.customer(), UUID.class))
                .map(SubscriptionRow::read)
                .one();
    }

    /** Those that are there, locked until the transaction ends, in the order of their rows. */
    Mono<List<Kept>> lock(Collection<UUID> stores, Collection<UUID> ids) {
        return db.sql(SubscriptionRow.SELECT + " " + """
                         where (s.store_id, s.uid) in (select * from unnest(:stores, :ids)) and s.deleted_at is null
                         order by s.id for no key update of s""")
                .bind("stores", stores.toArray(UUID[]::new))
                .bind("ids", ids.toArray(UUID[]::new))
                .map(SubscriptionRow::read)
                .all()
                .collectList();
    }

    /** As they are, without a lock; deleted ones too. */
    Mono<List<Kept>> snapshots(Collection<UUID> stores, Collection<UUID> ids) {
        return db.sql(SubscriptionRow.SELECT + " where (s.store_id, s.uid) in (select * from unnest(:stores, :ids))")
                .bind("stores", stores.toArray(UUID[]::new))
                .bind("ids", ids.toArray(UUID[]::new))
                .map(SubscriptionRow::read)
                .all()
                .collectList();
    }

    /**
     * Some of those that are due, of all stores, locked; those another replica has are passed over. Whether one is due is
     * asked again of the row that was locked: it may have been taken further since it was found. Stores without a moved
     * clock are found row by row on purpose: as an anti join it makes Postgres read and sort all that is due for each claim.
     *
     * @param now by the wall
     */
    Mono<List<Kept>> claimDue(Instant now, int most) {
        return db.sql("""
                        with due as (
                            (select s.id, s.due_at from subscription s
                              where s.due_at <= :now and s.deleted_at is null
                                and (s.parked_at is null or s.parked_at < :now - %1$s)
                                and (select true from kit.store_clock c where c.store_id = s.store_id) is not true
                              order by s.due_at limit :most)
                            union all
                            (select d.id, d.due_at from kit.store_clock c cross join lateral (
                                select s.id, s.due_at from subscription s
                                 where s.store_id = c.store_id and s.due_at <= c.now and s.deleted_at is null
                                   and (s.parked_at is null or s.parked_at < :now - %1$s)
                                 order by s.due_at limit :most) d
                              limit :most))
                        %2$s where s.id in (select d.id from due d order by d.due_at limit :most)
                           and s.due_at <= coalesce(
                               (select c.now from kit.store_clock c where c.store_id = s.store_id), :now)
                         order by s.id for no key update of s skip locked""".formatted(PATIENCE, SubscriptionRow.SELECT))
                .bind("now", now)
                .bind("most", most)
                .map(SubscriptionRow::read)
                .all()
                .collectList();
    }

    /** The same in one store, by its own clock. */
    Mono<List<Kept>> claimDue(UUID store, Instant now, Instant wall, int most) {
        return db.sql(SubscriptionRow.SELECT + " " + """
                         where s.store_id = :store and s.due_at <= :now and s.deleted_at is null
                           and (s.parked_at is null or s.parked_at < :wall - %s)
                         order by s.due_at, s.id limit :most for no key update of s skip locked""".formatted(PATIENCE))
                .bind("store", store)
                .bind("now", now)
                .bind("wall", wall)
                .bind("most", most)
                .map(SubscriptionRow::read)
                .all()
                .collectList();
    }

    /** Whether anything of the store is due that could be done now, locked or not. */
    Mono<Boolean> isAnyDue(UUID store, Instant now, Instant wall) {
        return db.sql("""
                        select exists (select from subscription s
                         where s.store_id = :store and s.due_at <= :now and s.deleted_at is null
                           and (s.parked_at is null or s.parked_at < :wall - %s))""".formatted(PATIENCE))
                .bind("store", store)
                .bind("now", now)
                .bind("wall", wall)
                .mapValue(Boolean.class)
                .one();
    }

    /** When the next one of a store whose clock was moved falls due; empty when none will. What is parked is not waited for. */
    Mono<Instant> nextDue(UUID store) {
        return db.sql("""
                        select due_at from subscription
                         where store_id = :store and deleted_at is null and parked_at is null
                           and due_at > (select now from kit.store_clock where store_id = :store)
                         order by due_at limit 1""").bind("store", store).mapValue(Instant.class).one();
    }

    /** The next number of the store; whoever else wants one waits until the transaction ends. */
    Mono<Long> nextNumber(UUID store) {
        return nextNumbers(Map.of(store, 1L)).mapNotNull(last -> last.get(store));
    }

    /** The last of so many new numbers, by store. */
    Mono<Map<UUID, Long>> nextNumbers(Map<UUID, Long> counts) {
        var stores = List.copyOf(counts.keySet());
        return db.sql("""
                        insert into subscription_number (store_id, last)
                        select store_id, wanted from unnest(:stores, :counts) as w (store_id, wanted)
                         order by store_id
                        on conflict (store_id) do update set last = subscription_number.last + excluded.last
                        returning store_id, last""")
                .bind("stores", stores.toArray(UUID[]::new))
                .bind("counts", stores.stream().map(counts::get).toArray(Long[]::new))
                .map(row -> Map.entry(required(row, "store_id", UUID.class), required(row, "last", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** The ids of their rows, by subscription. */
    Mono<Map<UUID, Long>> insert(List<SubscriptionRow> rows) {
        return db.sql("""
                        insert into subscription (uid, store_id, number, sale_uid, status, subscriber_type, subscriber_id,
                               customer_uid, plan_uid, quantity, currency, subtotal_minor, discount_minor, tax_minor,
                               total_minor, start_date, end_date, period_start, period_end, next_billing, due_at, body,
                               version, created_at, updated_at)
                        select uid, store_id, number, sale_uid, status, subscriber_type, subscriber_id,
                               customer_uid, plan_uid, quantity, currency, subtotal_minor, discount_minor, tax_minor,
                               total_minor, start_date, end_date, period_start, period_end, next_billing, due_at, body,
                               version, created_at, updated_at
                          from jsonb_populate_recordset(null::subscription, :rows::jsonb)
                        returning uid, id""")
                .bind("rows", SubscriptionJson.write(rows))
                .map(row -> Map.entry(required(row, "uid", UUID.class), required(row, "id", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /**
     * Everything of subscriptions that are locked.
     *
     * @param deleted when they were deleted; null when they were not
     */
    Mono<Void> save(List<SubscriptionRow> rows, @Nullable Instant deleted) {
        return db.sql("""
                        update subscription s
                           set status = r.status, subscriber_type = r.subscriber_type,
                               subscriber_id = r.subscriber_id, customer_uid = r.customer_uid, plan_uid = r.plan_uid,
                               quantity = r.quantity, subtotal_minor = r.subtotal_minor,
                               discount_minor = r.discount_minor, tax_minor = r.tax_minor, total_minor = r.total_minor,
                               start_date = r.start_date, end_date = r.end_date, period_start = r.period_start,
                               period_end = r.period_end, next_billing = r.next_billing, due_at = r.due_at,
                               parked_cause = null, parked_at = null, body = r.body, version = r.version,
                               updated_at = r.updated_at, deleted_at = :deleted
                          from (select * from jsonb_populate_recordset(null::subscription, :rows::jsonb)
                                 limit :count) r
                         where s.store_id = r.store_id and s.uid = r.uid and s.version < r.version""")
                .bind("rows", SubscriptionJson.write(rows))
                .bind("count", rows.size())
                .bind("deleted", Columns.nullable(deleted, Instant.class))
                .fetch()
                .rowsUpdated()
                .filter(written -> written == rows.size())
                .switchIfEmpty(Mono.error(
                        () -> new OptimisticLockingFailureException("a subscription was changed by somebody else")))
                .then();
    }

    /** Sets those aside that could not be taken further. */
    Mono<Void> park(List<Kept> subscriptions, List<String> causes, Instant now) {
        return db.sql("""
                        update subscription s set parked_cause = p.cause, parked_at = :now, updated_at = :now
                          from unnest(:stores, :rows, :causes) as p (store_id, id, cause)
                         where s.store_id = p.store_id and s.id = p.id""")
                .bind("now", now)
                .bind(
                        "stores",
                        subscriptions.stream()
                                .map(kept -> kept.subscription().store())
                                .toArray(UUID[]::new))
                .bind("rows", subscriptions.stream().map(Kept::row).toArray(Long[]::new))
                .bind("causes", causes.toArray(String[]::new))
                .then();
    }
}

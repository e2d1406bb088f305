package dev.saldo.sales.plan;

import static dev.saldo.kit.database.Columns.required;

import dev.saldo.sales.plan.Admission.Use;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * The tables discount_use and discount_redemption. Only what has a limit has a row in discount_use; these are always
 * locked first, by their ids.
 */
@Repository
class RedemptionRepository {

    private final DatabaseClient db;

    RedemptionRepository(DatabaseClient db) {
        this.db = db;
    }

    /** Locks the rows, and makes those that are missing: a change that changes nothing does both. */
    Mono<Void> lock(UUID store, Collection<UUID> limited) {
        return limited.isEmpty()
                ? Mono.empty()
                : db.sql("""
                        insert into discount_use (store_id, discount_uid, used)
                        select :store, w.uid, (select count(*) from discount_redemption r
                                              where r.store_id = :store and r.discount_uid = w.uid)
                          from unnest(:ids::uuid[]) as w(uid) order by w.uid
                        on conflict (store_id, discount_uid) do update set used = discount_use.used""")
                        .bind("store", store)
                        .bind("ids", limited.toArray(UUID[]::new))
                        .then();
    }

    /** Uses of what has no limit are not counted: what was counted while it had one is forgotten. */
    Mono<Void> forget(UUID store, Collection<UUID> unlimited) {
        return unlimited.isEmpty()
                ? Mono.empty()
                : db.sql("delete from discount_use where store_id = :store and discount_uid = any(:ids)")
                        .bind("store", store)
                        .bind("ids", unlimited.toArray(UUID[]::new))
                        .then();
    }

    /** By discount. Its own statement, after the lock: one statement would still see what was before the wait for it. */
    Mono<Map<UUID, Use>> uses(UUID store, Collection<UUID> discounts, UUID customer, UUID subject) {
        return db.sql("""
                        select w.uid as discount_uid, coalesce(u.used, 0) as used,
                               exists (select from discount_redemption r
                                        where r.store_id = :store and r.discount_uid = w.uid
                                          and r.subject_uid = :subject) as by_subject,
                               exists (select from discount_redemption r
                                        where r.store_id = :store and r.discount_uid = w.uid
                                          and r.customer_uid = :customer) as by_customer
                          from unnest(:ids::uuid[]) as w(uid)
                          left join discount_use u on u.store_id = :store and u.discount_uid = w.uid""")
                .bind("store", store)
                .bind("ids", discounts.toArray(UUID[]::new))
                .bind("customer", customer)
                .bind("subject", subject)
                .map(RedemptionRepository::use)
                .all()
                .collectMap(Use::discountId);
    }

    /** Only with the rows of those locked that have a limit. */
    Mono<Void> save(UUID store, Collection<UUID> discounts, UUID customer, UUID subject, Instant now) {
        return discounts.isEmpty()
                ? Mono.empty()
                : db.sql("""
                        with redeemed as (
                            insert into discount_redemption
                                (store_id, discount_uid, subject_uid, customer_uid, redeemed_at)
                            select :store, uid, :subject, :customer, :now from unnest(:ids::uuid[]) as w(uid)
                            on conflict do nothing
                            returning discount_uid)
                        update discount_use u set used = u.used + 1 from redeemed r
                         where u.store_id = :store and u.discount_uid = r.discount_uid""")
                        .bind("store", store)
                        .bind("ids", discounts.toArray(UUID[]::new))
                        .bind("customer", customer)
                        .bind("subject", subject)
                        .bind("now", now)
                        .then();
    }

    Mono<Void> lockUsed(List<UUID> stores, List<UUID> subjects) {
        return db.sql("""
                        select discount_uid from discount_use
                         where (store_id, discount_uid) in (
                               select store_id, discount_uid from discount_redemption
                                where (store_id, subject_uid) in (select * from unnest(:stores, :subjects)))
                         order by store_id, discount_uid for update""")
                .bind("stores", stores.toArray(UUID[]::new))
                .bind("subjects", subjects.toArray(UUID[]::new))
                .then();
    }

    /** Only with the rows locked. */
    Mono<Void> delete(List<UUID> stores, List<UUID> subjects) {
        return db.sql("""
                        with released as (
                            delete from discount_redemption
                             where (store_id, subject_uid) in (select * from unnest(:stores, :subjects))
                            returning store_id, discount_uid)
                        update discount_use u set used = u.used - r.times
                          from (select store_id, discount_uid, count(*) as times from released group by 1, 2) r
                         where u.store_id = r.store_id and u.discount_uid = r.discount_uid""")
                .bind("stores", stores.toArray(UUID[]::new))
                .bind("subjects", subjects.toArray(UUID[]::new))
                .then();
    }

    private static Use use(Readable row) {
        return new Use(
                required(row, "discount_uid", UUID.class),
                required(row, "used", Long.class),
                required(row, "by_subject", Boolean.class),
                required(row, "by_customer", Boolean.class));
    }
}

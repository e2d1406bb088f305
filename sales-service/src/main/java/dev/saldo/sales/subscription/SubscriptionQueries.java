package dev.saldo.sales.subscription;

import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Sorts;
import dev.saldo.sales.subscription.SubscriptionRow.Kept;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Subscriptions by what is known of them. */
@Repository
class SubscriptionQueries {

    private static final Sorts SORTS = Sorts.of("createdAt", "created_at", "timestamptz")
            .and("nextBillingDate", "listed_billing", "date")
            .and("number", "number", "text");

    private final DatabaseClient db;

    SubscriptionQueries(DatabaseClient db) {
        this.db = db;
    }

    /**
     * What narrows a list; null for what does not.
     *
     * @param billsTo the day after the last next billing date
     */
    record Filter(
            @Nullable String number,
            @Nullable Status status,
            @Nullable UUID customerId,
            @Nullable UUID planId,
            @Nullable String subscriberType,
            @Nullable String subscriberId,
            @Nullable LocalDate billsFrom,
            @Nullable LocalDate billsTo,
            @Nullable Boolean parked) {}

    /** For a customer only their own, whatever else the filter says. */
    Mono<Page<Kept>> list(Caller caller, Filter filter, Paging paging) {
        var parked = filter.parked();
        var query = PagedQuery.of(SubscriptionRow.SELECT, SORTS)
                .where("s.deleted_at is null")
                .where("s.store_id = :store", "store", caller.store())
                .where("s.customer_uid = :owner", "owner", caller.customer())
                .where("s.number = :number", "number", filter.number())
                .where(
                        "s.status = :status",
                        "status",
                        filter.status() == null ? null : filter.status().name())
                .where("s.customer_uid = :customer", "customer", filter.customerId())
                .where("s.plan_uid = :plan", "plan", filter.planId())
                .where("s.subscriber_type = :subscriberType", "subscriberType", filter.subscriberType())
                .where("s.subscriber_id = :subscriberId", "subscriberId", filter.subscriberId())
                .where("s.next_billing >= :from", "from", filter.billsFrom())
                .where("s.next_billing < :to", "to", filter.billsTo());
        if (parked != null) {
            query = query.where(parked ? "s.parked_cause is not null" : "s.parked_cause is null");
        }
        return query.fetch(db, paging, SubscriptionRow::read);
    }

    /** All of a customer, deleted or not, oldest first. */
    Flux<Kept> ofCustomer(UUID store, UUID customer) {
        return db.sql(SubscriptionRow.SELECT
                        + " where s.store_id = :store and s.customer_uid = :customer order by s.id")
                .bind("store", store)
                .bind("customer", customer)
                .map(SubscriptionRow::read)
                .all();
    }

    /** Empties what people wrote into a customer's subscriptions; what was agreed, and what was billed, stays. */
    Mono<Void> forget(UUID store, UUID customer, Instant now) {
        return db.sql("""
                        with target as (
                            select id from subscription
                             where store_id = :store and customer_uid = :customer
                             order by id for no key update)
                        update subscription s
                           set body = jsonb_set(s.body, '{parties}',
                                                (s.body -> 'parties') - '{note,metadata,payment_method}'::text[]),
                               version = version + 1, updated_at = :now
                          from target t
                         where s.id = t.id
                           and jsonb_path_exists(s.body, '$.parties.keyvalue() ?
                               ((@.key == "note" || @.key == "metadata" || @.key == "payment_method")
                                && @.value != null)')""")
                .bind("store", store)
                .bind("customer", customer)
                .bind("now", now)
                .then();
    }
}

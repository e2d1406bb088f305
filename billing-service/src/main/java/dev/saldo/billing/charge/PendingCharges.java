package dev.saldo.billing.charge;

import dev.saldo.billing.invoice.Charge;
import dev.saldo.billing.sql.Row;
import dev.saldo.billing.sql.RowJson;
import dev.saldo.kit.time.Times;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Charges that wait for their day to be over, to come on one invoice with the others of it. */
@Repository
public class PendingCharges {

    /** @param dueAt when the day after it fell due begins, in the store */
    record Pending(Charge charge, Instant dueAt) {}

    private final DatabaseClient db;
    private final Clock clock;

    PendingCharges(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Those that are billed, or wait, already are left out. The stores must be locked. */
    Mono<Void> add(List<Pending> charges) {
        return db.sql("""
                        insert into pending_charge (store_id, charge_id, customer_id, currency, charged_on, due_at,
                                                    charge, created_at)
                        select u.store_id, u.charge_id, u.customer_id, u.currency, u.charged_on::date,
                               u.due_at::timestamptz, u.charge::jsonb, :now
                          from unnest(:stores, :charges, :customers, :currencies, :days, :due, :bodies)
                               as u(store_id, charge_id, customer_id, currency, charged_on, due_at, charge)
                         where not exists (select from invoice_charge c
                                            where c.store_id = u.store_id and c.charge_id = u.charge_id)
                        on conflict (store_id, charge_id) do nothing""")
                .bind("stores", Row.columnOf(charges, each -> each.charge().store(), UUID[]::new))
                .bind("charges", Row.columnOf(charges, each -> each.charge().id(), UUID[]::new))
                .bind(
                        "customers",
                        Row.columnOf(charges, each -> each.charge().buyer().customerId(), UUID[]::new))
                .bind(
                        "currencies",
                        Row.columnOf(
                                charges,
                                each -> each.charge().total().currency().getCurrencyCode(),
                                String[]::new))
                .bind(
                        "days",
                        Row.columnOf(charges, each -> each.charge().chargedOn().toString(), String[]::new))
                .bind("due", Row.columnOf(charges, each -> each.dueAt().toString(), String[]::new))
                .bind("bodies", Row.columnOf(charges, each -> RowJson.write(each.charge()), String[]::new))
                .bind("now", Times.now(clock))
                .then();
    }

    /** Takes the charges of the days that are over, those of a day together; so many days and customers at most. */
    Mono<List<Charge>> take(UUID store, Instant now, int most) {
        return db.sql("""
                        with over as (
                            select customer_id, currency, charged_on from pending_charge
                             where store_id = :store and due_at <= :now
                             group by customer_id, currency, charged_on
                             order by charged_on, min(id)
                             limit :most
                        ), taken as (
                            delete from pending_charge p
                             using over o
                             where p.store_id = :store and p.customer_id = o.customer_id
                               and p.currency = o.currency and p.charged_on = o.charged_on
                            returning p.id, p.charge
                        )
                        select charge::text as charge_json from taken order by id""")
                .bind("store", store)
                .bind("now", now)
                .bind("most", most)
                .map(row -> RowJson.read(new Row(row).text("charge_json"), Charge.class))
                .all()
                .collectList();
    }

    /** Takes from what waits for these customers how they wanted to pay. */
    public Mono<Void> forgetPaymentMethods(List<UUID> stores, List<UUID> customers) {
        return db.sql("""
                        update pending_charge p
                           set charge = p.charge - 'payment_method'
                          from unnest(:stores, :customers) as gone(store_id, customer_id)
                         where p.store_id = gone.store_id and p.customer_id = gone.customer_id""")
                .bind("stores", stores.toArray(UUID[]::new))
                .bind("customers", customers.toArray(UUID[]::new))
                .then();
    }

    /** The stores that have charges of days that are over; so many at most. */
    Flux<UUID> due(int most) {
        return db.sql("""
                        select p.store_id from pending_charge p
                         where p.due_at <= :now
                           and not exists (select from kit.store_clock c where c.store_id = p.store_id)
                        union
                        select p.store_id from kit.store_clock c
                          join pending_charge p on p.store_id = c.store_id and p.due_at <= c.now
                         limit :most""")
                .bind("now", Times.now(clock))
                .bind("most", most)
                .map(row -> new Row(row).uuid("store_id"))
                .all();
    }

    /** When the next day is over, which may be past; empty when nothing waits. */
    Mono<Instant> next(UUID store) {
        return db.sql("select due_at from pending_charge where store_id = :store order by due_at limit 1")
                .bind("store", store)
                .map(row -> new Row(row).instant("due_at"))
                .one();
    }
}

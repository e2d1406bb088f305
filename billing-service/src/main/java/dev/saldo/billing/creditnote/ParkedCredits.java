package dev.saldo.billing.creditnote;

import dev.saldo.billing.invoice.Charge;
import dev.saldo.billing.invoice.Invoice;
import dev.saldo.billing.sql.Row;
import dev.saldo.billing.sql.RowJson;
import dev.saldo.kit.time.Times;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Charges that give back what no invoice of their subscription has left, yet: events of different topics have no order. */
@Repository
class ParkedCredits {

    private final DatabaseClient db;
    private final Clock clock;

    ParkedCredits(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Mono<Void> park(List<Outstanding> open) {
        return db.sql("""
                        insert into parked_credit (store_id, charge_id, subscription_id, charge, created_at)
                        select u.store_id, u.charge_id, u.subscription_id, u.charge::jsonb, :now
                          from unnest(:stores, :charges, :subscriptions, :bodies)
                               as u(store_id, charge_id, subscription_id, charge)
                        on conflict (store_id, charge_id) do nothing""")
                .bind("stores", Row.columnOf(open, each -> each.charge().store(), UUID[]::new))
                .bind("charges", Row.columnOf(open, each -> each.charge().id(), UUID[]::new))
                .bind("subscriptions", Row.columnOf(open, Outstanding::subscription, UUID[]::new))
                .bind("bodies", Row.columnOf(open, each -> RowJson.write(each.charge()), String[]::new))
                .bind("now", Times.now(clock))
                .then();
    }

    /** Takes what is parked of the subscriptions of these invoices, oldest first. */
    Mono<List<Charge>> take(List<Invoice> issued) {
        var billed = issued.stream()
                .flatMap(invoice -> invoice.origin().subscriptions().stream()
                        .map(subscription -> List.of(invoice.store(), subscription)))
                .distinct()
                .toList();
        return db.sql("""
                        with taken as (
                            delete from parked_credit
                             where (store_id, subscription_id) in (select * from unnest(:stores, :subscriptions))
                            returning id, charge
                        )
                        select charge::text as charge_json from taken order by id""")
                .bind("stores", Row.columnOf(billed, List::getFirst, UUID[]::new))
                .bind("subscriptions", Row.columnOf(billed, List::getLast, UUID[]::new))
                .map(row -> RowJson.read(new Row(row).text("charge_json"), Charge.class))
                .all()
                .collectList();
    }
}

package dev.saldo.billing.creditnote;

import dev.saldo.billing.invoice.Charge;
import dev.saldo.billing.sql.Row;
import dev.saldo.money.Money;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What is known of charges that give back; true until the transaction ends, since their stores are locked. */
@Repository
class CreditedCharges {

    private record Given(UUID charge, Money amount) {}

    private final DatabaseClient db;

    CreditedCharges(DatabaseClient db) {
        this.db = db;
    }

    /** Which of the charges have credit notes, or wait for an invoice. */
    Mono<Set<UUID>> known(List<Charge> charges) {
        return db.sql("""
                        select charge_id from credit_note
                         where (store_id, charge_id) in (select * from unnest(:stores, :charges))
                        union
                        select charge_id from parked_credit
                         where (store_id, charge_id) in (select * from unnest(:stores, :charges))""")
                .bind("stores", Row.columnOf(charges, Charge::store, UUID[]::new))
                .bind("charges", Row.columnOf(charges, Charge::id, UUID[]::new))
                .map(row -> new Row(row).uuid("charge_id"))
                .all()
                .collect(HashSet::new, Set::add);
    }

    /** The totals of the charges' credit notes, in the order of their issue. */
    Mono<Map<UUID, List<Money>>> given(List<Charge> charges) {
        return db.sql("""
                        select charge_id, currency, grand_total_minor from credit_note
                         where (store_id, charge_id) in (select * from unnest(:stores, :charges))
                         order by id""")
                .bind("stores", Row.columnOf(charges, Charge::store, UUID[]::new))
                .bind("charges", Row.columnOf(charges, Charge::id, UUID[]::new))
                .map(row -> new Given(new Row(row).uuid("charge_id"), new Row(row).money("grand_total_minor")))
                .all()
                .collect(Collectors.groupingBy(Given::charge, Collectors.mapping(Given::amount, Collectors.toList())));
    }

    /** Which of the subscriptions have an invoice. */
    Mono<Set<UUID>> invoiced(List<Outstanding> open) {
        return db.sql("""
                        select distinct subscription_id from invoice_charge
                         where (store_id, subscription_id) in (select * from unnest(:stores, :subscriptions))""")
                .bind("stores", Row.columnOf(open, each -> each.charge().store(), UUID[]::new))
                .bind("subscriptions", Row.columnOf(open, Outstanding::subscription, UUID[]::new))
                .map(row -> new Row(row).uuid("subscription_id"))
                .all()
                .collect(HashSet::new, Set::add);
    }
}

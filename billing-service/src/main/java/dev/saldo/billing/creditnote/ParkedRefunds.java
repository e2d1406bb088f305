package dev.saldo.billing.creditnote;

import dev.saldo.billing.settlement.SaleKey;
import dev.saldo.billing.sql.Row;
import dev.saldo.kit.time.Times;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Refunds that overtook the completion of their sale: events of different topics have no order. */
@Repository
class ParkedRefunds {

    private final DatabaseClient db;
    private final Clock clock;

    ParkedRefunds(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Mono<Void> park(List<Refund> refunds) {
        return db.sql("""
                        insert into parked_refund (store_id, sale_id, reason, refunded_at, actor, created_at)
                        select u.store_id, u.sale_id, u.reason, u.refunded_at::timestamptz, u.actor, :now
                          from unnest(:stores, :sales, :reasons, :refunded, :actors)
                               as u(store_id, sale_id, reason, refunded_at, actor)
                        on conflict (store_id, sale_id) do nothing""")
                .bind("stores", Row.columnOf(refunds, refund -> refund.sale().store(), UUID[]::new))
                .bind("sales", Row.columnOf(refunds, refund -> refund.sale().sale(), UUID[]::new))
                .bind("reasons", Row.columnOf(refunds, Refund::reason, String[]::new))
                .bind(
                        "refunded",
                        Row.columnOf(refunds, refund -> refund.refundedAt().toString(), String[]::new))
                .bind("actors", Row.columnOf(refunds, Refund::actor, String[]::new))
                .bind("now", Times.now(clock))
                .then();
    }

    /** Takes those of the sales' refunds that are parked. */
    Mono<List<Refund>> take(List<SaleKey> sales) {
        return db.sql("""
                        delete from parked_refund
                         where (store_id, sale_id) in (select * from unnest(:stores, :sales))
                        returning *""")
                .bind("stores", Row.columnOf(sales, SaleKey::store, UUID[]::new))
                .bind("sales", Row.columnOf(sales, SaleKey::sale, UUID[]::new))
                .map(row -> fromRow(new Row(row)))
                .all()
                .collectList();
    }

    private static Refund fromRow(Row row) {
        var sale = new SaleKey(row.uuid("store_id"), row.uuid("sale_id"));
        return new Refund(sale, row.textOrNull("reason"), row.instant("refunded_at"), row.text("actor"));
    }
}

package dev.saldo.sample;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.SaleRejected;
import dev.saldo.kit.clock.DueWork;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.outbox.OutboxMessage;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Announces what an alarm was set for, one at a time. */
record Alarms(DatabaseClient db, Outbox outbox, TransactionalOperator transaction) implements DueWork {

    @Override
    public Mono<Boolean> settle(UUID store, Instant now) {
        return db.sql("""
                        delete from alarm where id =
                            (select id from alarm where store_id = :store and due_at <= :now order by due_at limit 1)
                        returning due_at""")
                .bind("store", store)
                .bind("now", now)
                .mapValue(Instant.class)
                .one()
                .flatMap(due -> outbox.append(ring(store, due)).thenReturn(true))
                .defaultIfEmpty(false)
                .as(transaction::transactional);
    }

    @Override
    public Mono<Instant> nextDue(UUID store) {
        return db.sql("select due_at from alarm where store_id = :store order by due_at limit 1")
                .bind("store", store)
                .mapValue(Instant.class)
                .one();
    }

    private static OutboxMessage ring(UUID store, Instant due) {
        return OutboxMessage.of(Topics.SALE_REJECTED, store, store, new SaleRejected(Ids.next(), null, "rung", due, 1));
    }
}

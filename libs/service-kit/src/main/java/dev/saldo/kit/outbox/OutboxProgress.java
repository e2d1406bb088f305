package dev.saldo.kit.outbox;

import dev.saldo.kit.time.Until;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** How far the outbox has been sent. */
public final class OutboxProgress {

    private final DatabaseClient db;

    OutboxProgress(DatabaseClient db) {
        this.db = db;
    }

    /** Completes when the broker has all that was committed for the store until now. */
    public Mono<Void> sent(UUID store) {
        return db.sql("select id from kit.outbox where store_id = :store order by id desc limit 1")
                .bind("store", store)
                .mapValue(Long.class)
                .one()
                .flatMap(last -> Until.holds(isSent(store, last)));
    }

    private Mono<Boolean> isSent(UUID store, long last) {
        return db.sql("select not exists (select from kit.outbox where store_id = :store and id <= :last)")
                .bind("store", store)
                .bind("last", last)
                .mapValue(Boolean.class)
                .one();
    }
}

package dev.saldo.kit.clock;

import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * How much this service has ever announced of a store whose clock was moved: the same twice means that nothing happened
 * in between.
 */
public final class StoreActivity {

    private final DatabaseClient db;
    private final MovedStores moved;
    private final boolean asked;

    /** @param asked false for a service that nobody ever asks for it */
    StoreActivity(DatabaseClient db, MovedStores moved, boolean asked) {
        this.db = db;
        this.moved = moved;
        this.asked = asked;
    }

    /** One more for each of these, in the present transaction; where no clock was moved, that is no statement. */
    public Mono<Void> count(List<UUID> stores) {
        return asked ? countMoved(stores) : Mono.empty();
    }

    private Mono<Void> countMoved(List<UUID> stores) {
        return moved.among(stores)
                .map(known -> stores.stream().filter(known::contains).toArray(UUID[]::new))
                .filter(counted -> counted.length > 0)
                .flatMap(counted -> db.sql("insert into kit.store_activity (store_id) select unnest(:stores::uuid[])")
                        .bind("stores", counted)
                        .then());
    }

    /** All that was announced up to now; empty for a store without a clock of its own. */
    public Mono<Long> total(UUID store) {
        return db.sql("""
                        with counted as (delete from kit.store_activity where store_id = :store returning 1)
                        update kit.store_clock set activity = activity + (select count(*) from counted)
                         where store_id = :store
                        returning activity""").bind("store", store).mapValue(Long.class).one();
    }
}

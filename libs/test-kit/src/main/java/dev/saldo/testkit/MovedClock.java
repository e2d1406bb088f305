package dev.saldo.testkit;

import dev.saldo.kit.clock.DueWork;
import dev.saldo.kit.clock.MovedStores;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;

/** The clock of a test store, moved past identity-service. */
public record MovedClock(DatabaseClient db, MovedStores moved, UUID store) {

    /** Where it is, it stays until it is moved again. */
    public Instant to(String moment) {
        var now = Instant.parse(moment);
        db.sql("""
                        insert into kit.store_clock
                            (store_id, now, target, operation_id, step, round, answered, created_at, updated_at)
                        values (:store, :now, :now, :store, 1, 1, true, :now, :now)
                        on conflict (store_id) do update set now = excluded.now, target = excluded.target""").bind("store", store).bind("now", now).then().block();
        moved.add(store);
        return now;
    }

    /** Moves it, and has the service do what falls due by then, until nothing is left to do. */
    public void to(String moment, List<DueWork> works) {
        var now = to(moment);
        var busy = true;
        while (busy) {
            busy = works.stream()
                    .map(work -> work.settle(store, now).blockOptional().orElseThrow())
                    .reduce(false, Boolean::logicalOr);
        }
    }
}

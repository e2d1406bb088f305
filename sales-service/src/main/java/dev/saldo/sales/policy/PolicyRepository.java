package dev.saldo.sales.policy;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PolicyRepository {

    private final DatabaseClient db;

    PolicyRepository(DatabaseClient db) {
        this.db = db;
    }

    record StorePolicy(UUID store, SalesPolicy policy) {}

    /** Of those stores that chose something. */
    Flux<StorePolicy> find(Collection<UUID> stores) {
        return db.sql("select store_id, on_missing_credit, version from sale_policy where store_id = any(:stores)")
                .bind("stores", stores.toArray(UUID[]::new))
                .map(PolicyRepository::fromRow)
                .all();
    }

    /** Empty when the policy is not at that version any more. */
    Mono<SalesPolicy> replace(UUID store, OnMissingCredit choice, int presentVersion, Instant now) {
        return db.sql("""
                        insert into sale_policy (store_id, on_missing_credit, version, updated_at)
                        values (:store, :choice, 1, :now)
                        on conflict (store_id) do update
                           set on_missing_credit = excluded.on_missing_credit, version = sale_policy.version + 1,
                               updated_at = excluded.updated_at
                         where sale_policy.version = :present
                        returning store_id, on_missing_credit, version""")
                .bind("store", store)
                .bind("choice", choice.name().toLowerCase(Locale.ROOT))
                .bind("now", now)
                .bind("present", presentVersion)
                .map(PolicyRepository::fromRow)
                .one()
                .map(StorePolicy::policy);
    }

    private static StorePolicy fromRow(Readable row) {
        var choice = Objects.requireNonNull(row.get("on_missing_credit", String.class));
        return new StorePolicy(
                Objects.requireNonNull(row.get("store_id", UUID.class)),
                new SalesPolicy(
                        OnMissingCredit.valueOf(choice.toUpperCase(Locale.ROOT)),
                        Objects.requireNonNull(row.get("version", Integer.class))));
    }
}

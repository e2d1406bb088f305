package dev.saldo.kit.store;

import dev.saldo.contracts.ContractJson;
import dev.saldo.contracts.identity.StoreChanged;
import dev.saldo.kit.inbox.Event;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The stores as this service last heard of them from identity-service. */
public final class Stores {

    private static final JsonMapper JSON = ContractJson.mapper();

    private final DatabaseClient db;

    Stores(DatabaseClient db) {
        this.db = db;
    }

    /** Empty for a store this service has not heard of, yet. */
    public Mono<StoreChanged> find(UUID store) {
        return findAll(List.of(store)).mapNotNull(found -> found.get(store));
    }

    /** Those that are known, by id. */
    public Mono<Map<UUID, StoreChanged>> findAll(Collection<UUID> stores) {
        return db.sql("select body from kit.store where store_id = any(:stores)")
                .bind("stores", stores.toArray(UUID[]::new))
                .map(Stores::fromRow)
                .all()
                .collectMap(StoreChanged::storeId);
    }

    /** Every store that is known. */
    public Flux<StoreChanged> all() {
        return db.sql("select body from kit.store").map(Stores::fromRow).all();
    }

    Mono<Void> apply(List<Event<StoreChanged>> events) {
        var newest = new LinkedHashMap<UUID, StoreChanged>();
        events.stream()
                .map(Event::body)
                .forEach(store -> newest.merge(
                        store.storeId(),
                        store,
                        BinaryOperator.maxBy((a, b) -> Long.compare(a.version(), b.version()))));
        return db.sql("""
                        insert into kit.store (store_id, version, body)
                        select * from unnest(:ids::uuid[], :versions::bigint[], :bodies::text[])
                        on conflict (store_id) do update set version = excluded.version, body = excluded.body
                         where store.version < excluded.version""")
                .bind("ids", newest.keySet().toArray(UUID[]::new))
                .bind("versions", stream(newest).map(StoreChanged::version).toArray(Long[]::new))
                .bind("bodies", stream(newest).map(JSON::writeValueAsString).toArray(String[]::new))
                .then();
    }

    private static Stream<StoreChanged> stream(Map<UUID, StoreChanged> stores) {
        return stores.values().stream();
    }

    private static StoreChanged fromRow(Readable row) {
        return JSON.readValue(Objects.requireNonNull(row.get("body", String.class)), StoreChanged.class);
    }
}

package dev.saldo.sales.plan;

import dev.saldo.contracts.ContractJson;
import dev.saldo.kit.inbox.Event;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * A table of what an event last said about each thing of its kind.
 *
 * @param <T> the body of the event, kept as it came
 */
final class CopyTable<T> {

    private static final JsonMapper JSON = ContractJson.mapper();

    private final DatabaseClient db;
    private final String table;
    private final Class<T> type;
    private final Function<T, UUID> id;
    private final ToLongFunction<T> version;

    CopyTable(DatabaseClient db, String table, Class<T> type, Function<T, UUID> id, ToLongFunction<T> version) {
        this.db = db;
        this.table = table;
        this.type = type;
        this.id = id;
        this.version = version;
    }

    /** What was said about a thing of a store. */
    private record Told<T>(UUID store, T body) {}

    /** A batch may tell of several versions of a thing; only what is newer than what is known is taken over. */
    Mono<Void> apply(List<Event<T>> events) {
        return take(events.stream()
                .map(event -> new Told<>(event.store(), event.body()))
                .toList());
    }

    /** The same of what was asked for, because no event had told it yet. */
    Mono<Void> learn(UUID store, T body) {
        return take(List.of(new Told<>(store, body)));
    }

    private Mono<Void> take(List<Told<T>> told) {
        BinaryOperator<Told<T>> newer = (one, other) -> versionOf(one) > versionOf(other) ? one : other;
        var newest = told.stream()
                .collect(Collectors.toMap(this::keyOf, Function.identity(), newer))
                .values();
        return db.sql("""
                        insert into %1$s (store_id, uid, version, body)
                        select store_id, uid, version, body::jsonb
                          from unnest(:stores::uuid[], :ids::uuid[], :versions::bigint[], :bodies::text[])
                            as told(store_id, uid, version, body)
                         order by store_id, uid
                        on conflict (store_id, uid) do update set version = excluded.version, body = excluded.body
                         where %1$s.version < excluded.version""".formatted(table))
                .bind("stores", column(newest, Told::store).toArray(UUID[]::new))
                .bind("ids", column(newest, one -> id.apply(one.body())).toArray(UUID[]::new))
                .bind("versions", column(newest, this::versionOf).toArray(Long[]::new))
                .bind(
                        "bodies",
                        column(newest, one -> JSON.writeValueAsString(one.body()))
                                .toArray(String[]::new))
                .then();
    }

    /** Those that are known, in the order of the keys. */
    Flux<T> find(Collection<CopyKey> keys) {
        return keys.isEmpty()
                ? Flux.empty()
                : db.sql("""
                        select c.body
                          from unnest(:stores::uuid[], :ids::uuid[]) with ordinality as w(store_id, uid, position)
                          join %s c on c.store_id = w.store_id and c.uid = w.uid
                         order by w.position""".formatted(table))
                        .bind("stores", keys.stream().map(CopyKey::store).toArray(UUID[]::new))
                        .bind("ids", keys.stream().map(CopyKey::id).toArray(UUID[]::new))
                        .map(this::fromRow)
                        .all();
    }

    T fromRow(Readable row) {
        return JSON.readValue(Objects.requireNonNull(row.get("body", String.class)), type);
    }

    private CopyKey keyOf(Told<T> told) {
        return new CopyKey(told.store(), id.apply(told.body()));
    }

    private long versionOf(Told<T> told) {
        return version.applyAsLong(told.body());
    }

    private static <E, C> List<C> column(Collection<E> rows, Function<E, C> value) {
        return rows.stream().map(value).toList();
    }
}

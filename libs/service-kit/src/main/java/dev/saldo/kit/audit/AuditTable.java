package dev.saldo.kit.audit;

import dev.saldo.contracts.ContractJson;
import dev.saldo.kit.database.Columns;
import dev.saldo.kit.web.Page;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code kit.audit}. */
final class AuditTable {

    private static final JsonMapper JSON = ContractJson.mapper();
    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};

    private final DatabaseClient db;
    private final String service;

    AuditTable(DatabaseClient db, String service) {
        this.db = db;
        this.service = service;
    }

    /** What a reader asks for; null where anything will do. */
    record Filter(
            @Nullable String aggregateType,
            @Nullable UUID aggregateId,
            @Nullable String actor,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable UUID after) {}

    /** A row, and the store whose audit it belongs to. */
    record Entry(UUID store, AuditRow row) {}

    Mono<Void> append(List<Entry> entries) {
        if (entries.isEmpty()) {
            return Mono.empty();
        }
        return db.sql("""
                        insert into kit.audit (uid, store_id, occurred_at, subject, role, operation, aggregate_type,
                               aggregate_id, aggregate_version, request_id, reason, changes)
                        select r.uid, r.store, r.at::timestamptz, r.subject, r.role, r.operation, r.type, r.id, r.version,
                               r.request, r.reason, r.changes::jsonb
                          from unnest(:uids, :stores, :ats, :subjects, :roles, :operations, :types, :ids, :versions,
                                      :requests, :reasons, :changes)
                               as r (uid, store, at, subject, role, operation, type, id, version, request, reason,
                                     changes)""")
                .bind("uids", column(entries, AuditRow::id, UUID[]::new))
                .bind("stores", entries.stream().map(Entry::store).toArray(UUID[]::new))
                .bind("ats", column(entries, row -> row.occurredAt().toString(), String[]::new))
                .bind("subjects", column(entries, AuditRow::subject, String[]::new))
                .bind("roles", column(entries, AuditRow::role, String[]::new))
                .bind("operations", column(entries, AuditRow::operation, String[]::new))
                .bind("types", column(entries, AuditRow::aggregateType, String[]::new))
                .bind("ids", column(entries, AuditRow::aggregateId, UUID[]::new))
                .bind("versions", column(entries, AuditRow::version, Long[]::new))
                .bind("requests", column(entries, AuditRow::requestId, String[]::new))
                .bind("reasons", column(entries, AuditRow::reason, String[]::new))
                .bind("changes", column(entries, row -> JSON.writeValueAsString(row.changes()), String[]::new))
                .then();
    }

    private static <V> V[] column(
            List<Entry> entries, Function<AuditRow, ? extends @Nullable V> value, IntFunction<V[]> array) {
        return entries.stream().map(Entry::row).map(value).toArray(array);
    }

    /** Newest first; ids grow with time, also from service to service. */
    Mono<Page<AuditRow>> page(UUID store, Filter filter, int limit) {
        return db.sql("""
                        select *, changes::text as changes_json from kit.audit
                         where store_id = :store
                           and (:type::text is null or aggregate_type = :type)
                           and (:id::uuid is null or aggregate_id = :id)
                           and (:actor::text is null or subject = :actor)
                           and (:from::timestamptz is null or occurred_at >= :from)
                           and (:to::timestamptz is null or occurred_at < :to)
                           and (:after::uuid is null or uid < :after)
                         order by uid desc limit :limit""")
                .bind("store", store)
                .bind("type", Columns.nullable(filter.aggregateType(), String.class))
                .bind("id", Columns.nullable(filter.aggregateId(), UUID.class))
                .bind("actor", Columns.nullable(filter.actor(), String.class))
                .bind("from", Columns.nullable(filter.from(), Instant.class))
                .bind("to", Columns.nullable(filter.to(), Instant.class))
                .bind("after", Columns.nullable(filter.after(), UUID.class))
                .bind("limit", limit + 1)
                .map(this::fromRow)
                .all()
                .collectList()
                .map(rows -> page(rows, limit));
    }

    private static Page<AuditRow> page(List<AuditRow> rows, int limit) {
        var items = rows.stream().limit(limit).toList();
        return new Page<>(items, rows.size() > limit ? items.getLast().id().toString() : null);
    }

    private AuditRow fromRow(Readable row) {
        return new AuditRow(
                needed(row, "uid", UUID.class),
                needed(row, "occurred_at", Instant.class),
                service,
                needed(row, "subject", String.class),
                needed(row, "role", String.class),
                needed(row, "operation", String.class),
                needed(row, "aggregate_type", String.class),
                row.get("aggregate_id", UUID.class),
                row.get("aggregate_version", Long.class),
                row.get("request_id", String.class),
                row.get("reason", String.class),
                JSON.readValue(needed(row, "changes_json", String.class), CHANGES));
    }

    private static <T> T needed(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}

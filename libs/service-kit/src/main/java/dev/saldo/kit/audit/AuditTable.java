package dev.saldo.kit.audit;

import dev.saldo.contracts.ContractJson;
import dev.saldo.kit.database.Columns;
import dev.saldo.kit.web.Page;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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

    Mono<Void> append(UUID store, List<AuditRow> rows) {
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        var first = rows.getFirst();
        return db.sql("""
                        insert into kit.audit (uid, store_id, occurred_at, subject, role, operation, aggregate_type,
                               aggregate_id, aggregate_version, request_id, reason, changes)
                        select r.uid, :store, :at, :subject, :role, :operation, :type, r.id, r.version,
                               :request, :reason, r.changes::jsonb
                          from unnest(:uids::uuid[], :ids::uuid[], :versions::bigint[], :changes::text[])
                               as r (uid, id, version, changes)""")
                .bind("store", store)
                .bind("at", first.occurredAt())
                .bind("subject", first.subject())
                .bind("role", first.role())
                .bind("operation", first.operation())
                .bind("type", first.aggregateType())
                .bind("request", Columns.nullable(first.requestId(), String.class))
                .bind("reason", Columns.nullable(first.reason(), String.class))
                .bind("uids", rows.stream().map(AuditRow::id).toArray(UUID[]::new))
                .bind("ids", rows.stream().map(AuditRow::aggregateId).toArray(UUID[]::new))
                .bind("versions", rows.stream().map(AuditRow::version).toArray(Long[]::new))
                .bind(
                        "changes",
                        rows.stream()
                                .map(row -> JSON.writeValueAsString(row.changes()))
                                .toArray(String[]::new))
                .then();
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

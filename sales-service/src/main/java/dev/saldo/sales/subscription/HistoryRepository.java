package dev.saldo.sales.subscription;

import static dev.saldo.kit.database.Columns.required;

import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Sorts;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What has happened to subscriptions; only ever added to. */
@Repository
class HistoryRepository {

    private static final Sorts SORTS = Sorts.of("version", "version", "int");

    private final DatabaseClient db;

    HistoryRepository(DatabaseClient db) {
        this.db = db;
    }

    /**
     * One act.
     *
     * @param version of the subscription after it
     * @param from null for the first
     * @param effectiveOn the day it counts from
     * @param occurredAt when it fell due, or was asked for
     */
    record Entry(
            int version,
            String act,
            @Nullable String from,
            String to,
            LocalDate effectiveOn,
            Instant occurredAt,
            String actor,
            @Nullable String detail) {}

    /** A row to write; of a new subscription the row it belongs to is not known before that is written. */
    record Row(
            UUID storeId,
            long subscriptionId,
            int version,
            String act,
            @Nullable Status fromStatus,
            Status toStatus,
            LocalDate effectiveOn,
            Instant occurredAt,
            String actor,
            @Nullable String detail) {

        Row of(long subscription) {
            return new Row(
                    storeId, subscription, version, act, fromStatus, toStatus, effectiveOn, occurredAt, actor, detail);
        }

        static Row of(Step step, long subscription) {
            return new Row(
                    step.after().store(),
                    subscription,
                    step.after().version(),
                    step.act().wire(),
                    step.before().status(),
                    step.after().status(),
                    step.on(),
                    step.at(),
                    step.actor(),
                    step.detail());
        }
    }

    Mono<Void> append(List<Row> rows) {
        return db.sql("""
                        insert into subscription_history (store_id, subscription_id, version, act, from_status,
                               to_status, effective_on, occurred_at, actor, detail)
                        select store_id, subscription_id, version, act, from_status, to_status, effective_on,
                               occurred_at, actor, detail
                          from jsonb_populate_recordset(null::subscription_history, :rows::jsonb)""").bind("rows", SubscriptionJson.write(rows)).then();
    }

    /** @param internal whether it tells of approvals, which are none of a customer's business */
    Mono<Page<Entry>> list(UUID store, long subscription, Paging paging, boolean internal) {
        return PagedQuery.of("select h.* from subscription_history h", SORTS)
                .where("h.store_id = :store", "store", store)
                .where("h.subscription_id = :subscription", "subscription", subscription)
                .where("h.act <> :hidden", "hidden", internal ? null : Act.APPROVE.wire())
                .fetch(db, paging, HistoryRepository::read);
    }

    private static Entry read(Readable row) {
        var from = row.get("from_status", String.class);
        return new Entry(
                required(row, "version", Integer.class),
                required(row, "act", String.class),
                from == null ? null : from.toLowerCase(Locale.ROOT),
                required(row, "to_status", String.class).toLowerCase(Locale.ROOT),
                required(row, "effective_on", LocalDate.class),
                required(row, "occurred_at", OffsetDateTime.class).toInstant(),
                required(row, "actor", String.class),
                row.get("detail", String.class));
    }
}

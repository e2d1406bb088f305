package dev.saldo.usage.event;

import static dev.saldo.kit.database.Columns.required;

import dev.saldo.kit.clock.StoreTimes;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Sorts;
import dev.saldo.usage.amount.Amounts;
import dev.saldo.usage.event.Reading.Usage;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The fates of events in the database. */
@Repository
class EventRepository {

    /** Refuses an event that another replica has written in the meantime. */
    static final String CONSTRAINT = "usage_event_pkey";

    private static final Sorts SORTS = Sorts.of("receivedAt", "received_at", "timestamptz");

    private static final String ADD = """
            insert into usage_event
                (store_id, source, event_id, fate, reason, subscriber_type, subscriber_id, feature, amount, occurred_at,
                 received_at)
            select u.store_id, u.source, u.event_id, u.fate, u.reason, u.subscriber_type, u.subscriber_id, u.feature,
                   u.amount, u.at::timestamptz, u.received::timestamptz
              from unnest(:stores, :sources, :ids, :fates, :reasons, :types, :subscribers, :features, :amounts, :ats,
                          :received)
                   with ordinality
                   as u (store_id, source, event_id, fate, reason, subscriber_type, subscriber_id, feature, amount, at,
                         received, position)
             order by u.position""";

    private static final String DECIDE_ANEW = """
            update usage_event e
               set fate = u.fate, reason = u.reason, subscriber_type = u.subscriber_type,
                   subscriber_id = u.subscriber_id, feature = u.feature, amount = u.amount,
                   occurred_at = u.at::timestamptz
              from unnest(:stores, :sources, :ids, :fates, :reasons, :types, :subscribers, :features, :amounts, :ats)
                   as u (store_id, source, event_id, fate, reason, subscriber_type, subscriber_id, feature, amount, at)
             where e.store_id = u.store_id and e.source = u.source and e.event_id = u.event_id""";

    private final DatabaseClient db;

    EventRepository(DatabaseClient db) {
        this.db = db;
    }

    /** The fates of those that were reported before, which nobody else decides meanwhile. */
    Mono<Map<EventKey, Fate>> lock(Collection<EventKey> keys) {
        var wanted = keys.stream().sorted().toList();
        return db.sql("""
                        select u.position, e.fate
                          from unnest(:stores, :sources, :ids) with ordinality as u (store_id, source, event_id, position)
                          join usage_event e
                            on e.store_id = u.store_id and e.source = u.source and e.event_id = u.event_id
                         order by e.id
                           for update of e""")
                .bind("stores", column(wanted, EventKey::store, UUID[]::new))
                .bind("sources", column(wanted, EventKey::source, String[]::new))
                .bind("ids", column(wanted, EventKey::id, String[]::new))
                .map(row -> Map.entry(
                        wanted.get(required(row, "position", Integer.class) - 1),
                        Fate.of(required(row, "fate", String.class))))
                .all()
                .collect(HashMap::new, (found, fate) -> found.put(fate.getKey(), fate.getValue()));
    }

    /** Those that were never reported before, with one statement. */
    Mono<Void> add(List<Told> events, StoreTimes times) {
        var rows = sorted(events);
        return rows.isEmpty()
                ? Mono.empty()
                : bind(ADD, rows)
                        .bind(
                                "received",
                                column(
                                        rows,
                                        told -> times.in(told.key().store()).toString(),
                                        String[]::new))
                        .then();
    }

    /** Those that were reported before and had not been counted. */
    Mono<Void> decideAnew(List<Told> events) {
        return events.isEmpty()
                ? Mono.empty()
                : bind(DECIDE_ANEW, sorted(events)).then();
    }

    /** Those that came once more, each as often as it is named. */
    Mono<Void> countDuplicates(List<EventKey> events) {
        return events.isEmpty()
                ? Mono.empty()
                : db.sql("""
                        update usage_event e
                           set duplicates = e.duplicates + u.times
                          from (select store_id, source, event_id, count(*)::int as times
                                  from unnest(:stores, :sources, :ids) as u (store_id, source, event_id)
                                 group by store_id, source, event_id) u
                         where e.store_id = u.store_id and e.source = u.source and e.event_id = u.event_id""")
                        .bind("stores", column(events, EventKey::store, UUID[]::new))
                        .bind("sources", column(events, EventKey::source, String[]::new))
                        .bind("ids", column(events, EventKey::id, String[]::new))
                        .then();
    }

    Mono<EventView> find(EventKey key) {
        return db.sql("select * from usage_event where store_id = :store and source = :source and event_id = :id")
                .bind("store", key.store())
                .bind("source", key.source())
                .bind("id", key.id())
                .map(EventRepository::view)
                .one();
    }

    Mono<Page<EventView>> page(UUID store, EventFilter filter, Paging paging) {
        var query = PagedQuery.of("select e.* from usage_event e", SORTS)
                .where("e.store_id = :store", "store", store)
                .where("e.source = :source", "source", filter.source())
                .where("e.event_id = :event", "event", filter.id());
        return (filter.fate() == Fate.DUPLICATE
                        ? query.where("e.duplicates > 0")
                        : query.where("e.fate = :fate", "fate", filter.fateAsText()))
                .fetch(db, paging, EventRepository::view);
    }

    /** At most that many of those received before. */
    Mono<Long> forget(Instant before, int most) {
        return db.sql("""
                        delete from usage_event where ctid in (
                            select ctid from usage_event where received_at < :before limit :most)""").bind("before", before).bind("most", most).fetch().rowsUpdated();
    }

    private GenericExecuteSpec bind(String sql, List<Told> events) {
        return db.sql(sql)
                .bind("stores", column(events, told -> told.key().store(), UUID[]::new))
                .bind("sources", column(events, told -> told.key().source(), String[]::new))
                .bind("ids", column(events, told -> told.key().id(), String[]::new))
                .bind("fates", column(events, told -> told.fate().wire(), String[]::new))
                .bind("reasons", column(events, Told::reason, String[]::new))
                .bind("types", ofUsage(events, usage -> usage.meter().subscriberType(), String[]::new))
                .bind("subscribers", ofUsage(events, usage -> usage.meter().subscriberId(), String[]::new))
                .bind("features", ofUsage(events, usage -> usage.meter().feature(), String[]::new))
                .bind("amounts", ofUsage(events, Usage::amount, BigDecimal[]::new))
                .bind("ats", times(events));
    }

    private static List<Told> sorted(List<Told> events) {
        return events.stream()
                .sorted((one, other) -> one.key().compareTo(other.key()))
                .toList();
    }

    private static EventView view(Readable row) {
        var amount = row.get("amount", BigDecimal.class);
        return new EventView(
                required(row, "source", String.class),
                required(row, "event_id", String.class),
                required(row, "fate", String.class),
                row.get("reason", String.class),
                row.get("subscriber_type", String.class),
                row.get("subscriber_id", String.class),
                row.get("feature", String.class),
                amount == null ? null : Amounts.plain(amount),
                row.get("occurred_at", Instant.class),
                required(row, "received_at", Instant.class),
                required(row, "duplicates", Integer.class));
    }

    /** Null for what is no report of usage. */
    private static <V> V[] ofUsage(List<Told> events, Function<Usage, V> value, IntFunction<V[]> array) {
        var column = array.apply(events.size());
        for (var index = 0; index < column.length; index++) {
            if (events.get(index).report().event() instanceof Usage usage) {
                column[index] = value.apply(usage);
            }
        }
        return column;
    }

    /** Null for what does not say when it happened. */
    private static String[] times(List<Told> events) {
        var column = new String[events.size()];
        for (var index = 0; index < column.length; index++) {
            var at = events.get(index).report().event() instanceof Usage usage ? usage.at() : null;
            if (at != null) {
                column[index] = at.toString();
            }
        }
        return column;
    }

    private static <T, V> V[] column(List<T> rows, Function<T, ? extends @Nullable V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}

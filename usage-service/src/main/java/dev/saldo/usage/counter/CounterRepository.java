package dev.saldo.usage.counter;

import static dev.saldo.kit.database.Columns.required;

import dev.saldo.kit.clock.StoreTimes;
import dev.saldo.kit.id.Ids;
import dev.saldo.usage.limit.LimitRepository;
import dev.saldo.usage.limit.MeterKey;
import dev.saldo.usage.limit.Period;
import dev.saldo.usage.limit.Span;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The counters and their records in the database; one statement for any number of them. */
@Repository
class CounterRepository {

    private final DatabaseClient db;

    CounterRepository(DatabaseClient db) {
        this.db = db;
    }

    /** Locks the counters of those of the places that have one, in the one order in which everybody locks counters. */
    Mono<Map<CounterKey, Counter>> lock(Collection<Place> places) {
        var wanted = List.copyOf(places);
        var statement = db.sql("""
                        select u.position, c.id, c.uid, c.used, c.sequence
                          from unnest(:stores, :types, :subscribers, :features, :periods, :starts) with ordinality
                               as u (store_id, subscriber_type, subscriber_id, feature, period, start, position)
                          join usage_counter c
                            on c.store_id = u.store_id and c.subscriber_type = u.subscriber_type
                           and c.subscriber_id = u.subscriber_id and c.feature = u.feature
                           and c.period = u.period and c.period_start = u.start::timestamptz
                         order by c.id
                           for no key update of c""");
        return bind(statement, wanted)
                .map(row -> counter(row, wanted.get(required(row, "position", Integer.class) - 1)))
                .all()
                .collect(
                        HashMap::new,
                        (found, counter) -> found.put(counter.place().key(), counter));
    }

    /** Locks counters by their rows, in the same order; what is given back needs no limit. */
    Mono<Map<Long, Counter>> lockRows(Collection<Long> rows) {
        return db.sql("select * from usage_counter where id = any(:ids) order by id for no key update")
                .bind("ids", rows.toArray(Long[]::new))
                .map(row -> counter(row, place(row)))
                .all()
                .collect(HashMap::new, (found, counter) -> found.put(counter.row(), counter));
    }

    /** Makes the counters that are not there yet. When their rows are made and changed is told by the wall. */
    Mono<Void> create(Collection<Place> places) {
        var missing = places.stream()
                .sorted((one, other) -> one.key().compareTo(other.key()))
                .toList();
        var statement = db.sql("""
                        insert into usage_counter
                            (uid, store_id, subscriber_type, subscriber_id, feature, period, period_start, period_end,
                             created_at, updated_at)
                        select u.uid, u.store_id, u.subscriber_type, u.subscriber_id, u.feature, u.period,
                               u.start::timestamptz, u.until::timestamptz, now(), now()
                          from unnest(:uids, :stores, :types, :subscribers, :features, :periods, :starts, :ends)
                               with ordinality
                               as u (uid, store_id, subscriber_type, subscriber_id, feature, period, start, until, position)
                         order by u.position
                            on conflict do nothing""");
        return bind(statement, missing)
                .bind("uids", column(missing, _ -> Ids.next(), UUID[]::new))
                .bind("ends", column(missing, place -> text(place.span().end()), String[]::new))
                .then();
    }

    /** The counters as they are now, and what was counted, with one statement. */
    Mono<Void> save(Tally tally, StoreTimes times) {
        var counters = tally.changed();
        var counted = tally.counted();
        return counters.isEmpty()
                ? Mono.empty()
                : db.sql("""
                        with changed as (
                            update usage_counter c
                               set used = u.used, sequence = u.sequence, updated_at = now()
                              from unnest(:rows, :used, :sequences) as u (id, used, sequence)
                             where c.id = u.id)
                        insert into usage_record
                            (store_id, counter_id, kind, amount, used_after, reference, actor, occurred_at, recorded_at)
                        select u.store_id, u.counter_id, u.kind, u.amount, u.used_after, u.reference, u.actor,
                               u.at::timestamptz, u.recorded::timestamptz
                          from unnest(:stores, :counters, :kinds, :amounts, :afters, :references, :actors, :ats,
                                      :recorded)
                               with ordinality
                               as u (store_id, counter_id, kind, amount, used_after, reference, actor, at, recorded,
                                     position)
                         order by u.position""")
                        .bind("rows", column(counters, Counter::row, Long[]::new))
                        .bind("used", column(counters, Counter::used, BigDecimal[]::new))
                        .bind("sequences", column(counters, Counter::sequence, Long[]::new))
                        .bind(
                                "stores",
                                column(
                                        counted,
                                        one -> one.demand().counter().meter().store(),
                                        UUID[]::new))
                        .bind("counters", column(counted, one -> one.counter().row(), Long[]::new))
                        .bind(
                                "kinds",
                                column(counted, one -> one.demand().kind().wire(), String[]::new))
                        .bind("amounts", column(counted, one -> one.demand().amount(), BigDecimal[]::new))
                        .bind("afters", column(counted, one -> one.counter().used(), BigDecimal[]::new))
                        .bind("references", column(counted, one -> one.demand().reference(), String[]::new))
                        .bind("actors", column(counted, one -> one.demand().actor(), String[]::new))
                        .bind("ats", column(counted, one -> one.demand().at().toString(), String[]::new))
                        .bind(
                                "recorded",
                                column(
                                        counted,
                                        one -> times.in(one.demand()
                                                        .counter()
                                                        .meter()
                                                        .store())
                                                .toString(),
                                        String[]::new))
                        .then();
    }

    /**
     * The limits of meters and their latest counters of that period, at the places of the meters; empty for a meter that
     * nobody knows.
     */
    Mono<List<Optional<Standing>>> find(List<MeterKey> meters) {
        return db.sql("""
                        select k.position, l.hard_limit, l.soft_limits, l.overage, l.period, l.time_zone,
                               c.period_start, c.used
                          from unnest(:stores, :types, :subscribers, :features) with ordinality
                               as k (store_id, subscriber_type, subscriber_id, feature, position)
                          left join usage_limit l using (store_id, subscriber_type, subscriber_id, feature)
                          left join lateral (
                               select c.period_start, c.used
                                 from usage_counter c
                                where c.store_id = k.store_id and c.subscriber_type = k.subscriber_type
                                  and c.subscriber_id = k.subscriber_id and c.feature = k.feature
                                  and c.period = coalesce(l.period, 'none')
                                order by c.period_start desc
                                limit 1) c on true
                         where l.id is not null or c.used is not null""")
                .bind("stores", column(meters, MeterKey::store, UUID[]::new))
                .bind("types", column(meters, MeterKey::subscriberType, String[]::new))
                .bind("subscribers", column(meters, MeterKey::subscriberId, String[]::new))
                .bind("features", column(meters, MeterKey::feature, String[]::new))
                .map(row -> Map.entry(required(row, "position", Integer.class) - 1, standing(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(found -> IntStream.range(0, meters.size())
                        .mapToObj(place -> Optional.ofNullable(found.get(place)))
                        .toList());
    }

    private static Standing standing(Readable row) {
        return new Standing(
                LimitRepository.limitIfAny(row),
                row.get("period_start", Instant.class),
                row.get("used", BigDecimal.class));
    }

    private static Counter counter(Readable row, Place place) {
        return new Counter(
                required(row, "id", Long.class),
                required(row, "uid", UUID.class),
                place,
                required(row, "used", BigDecimal.class),
                required(row, "sequence", Long.class));
    }

    private static Place place(Readable row) {
        var meter = new MeterKey(
                required(row, "store_id", UUID.class),
                required(row, "subscriber_type", String.class),
                required(row, "subscriber_id", String.class),
                required(row, "feature", String.class));
        var span = new Span(required(row, "period_start", Instant.class), row.get("period_end", Instant.class));
        return new Place(meter, Period.of(required(row, "period", String.class)), span, null);
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec statement, List<Place> places) {
        return statement
                .bind("stores", column(places, place -> place.meter().store(), UUID[]::new))
                .bind("types", column(places, place -> place.meter().subscriberType(), String[]::new))
                .bind("subscribers", column(places, place -> place.meter().subscriberId(), String[]::new))
                .bind("features", column(places, place -> place.meter().feature(), String[]::new))
                .bind("periods", column(places, place -> place.period().wire(), String[]::new))
                .bind("starts", column(places, place -> place.span().start().toString(), String[]::new));
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private static <T, V extends @Nullable Object> V[] column(
            List<T> rows, Function<T, V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}

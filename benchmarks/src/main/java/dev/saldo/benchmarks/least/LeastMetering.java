package dev.saldo.benchmarks.least;

import dev.saldo.benchmarks.suite.Engines;
import java.util.UUID;

/** The rows of usage, in tables like those of usage-service with all their indexes. */
final class LeastMetering {

    private static final UUID STORE = UUID.randomUUID();

    /** As large as what usage-service announces. */
    private static final String EVENT = "x".repeat(420);

    /** A counter's row, its records, and one event for all that was counted of it. */
    private static final String COUNT = """
            changed as (
                update least.counter c
                   set used = c.used + n.number, sequence = c.sequence + 1, updated_at = now()
                  from (select counter, count(*) as number from asked group by counter) n
                 where c.id = n.counter
                returning c.id, c.uid, c.store_id, c.used),
            sent as (
                delete from least.outbox where id <= (select max(id) from least.outbox)),
            announced as (
                insert into least.outbox (event_id, store_id, topic, message_key, event_type, source, occurred_at,
                       traceparent, payload)
                select uuidv7(), store_id, 'usage-recorded', uid, 'dev.saldo.usage-recorded.v1',
                       '/saldo/usage-service', now(), '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', '%s'
                  from changed)
            insert into least.record (store_id, counter_id, kind, amount, used_after, actor, occurred_at, recorded_at)
            select c.store_id, c.id, '%s', 1, c.used, 'bench', now(), now()
              from asked a join changed c on c.id = a.counter
            """;

    private static final String CONSUME = "with asked as (select * from unnest(?::bigint[]) as u (counter)), "
            + COUNT.formatted(EVENT, "consumption");

    private static final String REPORT = """
            with asked as (select * from unnest(?::bigint[], ?::text[]) as u (counter, event)),
            told as (
                insert into least.event (store_id, source, event_id, fate, subscriber_type, subscriber_id, feature,
                       amount, occurred_at, received_at)
                select '%s', '/bench', event, 'counted', 'customer', '%s', 'bench', 1, now(), now() from asked),
            """.formatted(STORE, UUID.randomUUID()) + COUNT.formatted(EVENT, "event");

    private static final String READ = """
            select c.used, c.sequence, c.period_start, c.period_end
              from unnest(?::bigint[]) as u (counter) join least.counter c on c.id = u.counter""";

    private LeastMetering() {}

    private static String schema(int counters) {
        return """
            drop schema if exists least cascade;
            create schema least;
            create table least.counter (like usage_counter including all);
            create table least.record (like usage_record including all);
            create table least.event (like usage_event including all);
            create table least.outbox (like kit.outbox including all);
            insert into least.counter (uid, store_id, subscriber_type, subscriber_id, feature, period, period_start,
                   created_at, updated_at)
            select gen_random_uuid(), '%s', 'customer', gen_random_uuid(), 'bench', 'none', now(), now(), now()
              from generate_series(1, %d);
            analyze least.counter""".formatted(STORE, counters);
    }

    static Rows consuming(Engines engines, int counters) {
        return rows(engines, counters, CONSUME);
    }

    static Rows reporting(Engines engines, int counters) {
        return rows(engines, counters, REPORT);
    }

    static Rows reading(Engines engines, int counters) {
        return rows(engines, counters, READ);
    }

    private static Rows rows(Engines engines, int counters, String statement) {
        return Rows.of(engines, "saldo_usage", schema(counters), statement);
    }
}

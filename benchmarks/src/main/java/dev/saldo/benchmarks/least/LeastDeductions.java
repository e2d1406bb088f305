package dev.saldo.benchmarks.least;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.saldo.benchmarks.suite.Engines;
import java.util.UUID;

/**
 * The rows of a deduction, in tables like those of platform-service with all their indexes: its account, its movement,
 * what it took from which lot, its event until that is sent; and who asked for it, or for which sale it was.
 */
final class LeastDeductions implements AutoCloseable {

    private static final UUID STORE = UUID.randomUUID();

    /** As large as what platform-service announces. */
    private static final String EVENT = "x".repeat(560);

    private static final String ASKED = """
            with asked as (
                select a.*, uuidv7() as sale, row_number() over (partition by a.id order by u.n) as number
                  from unnest(?::bigint[]) with ordinality as u (account, n) join least.account a on a.id = u.account),
            taken as (
                update least.account a
                   set balance_minor = a.balance_minor - t.number, sequence = a.sequence + t.number,
                       head = sha256(a.head), updated_at = now()
                  from (select id, count(*) as number from asked group by id) t
                 where a.id = t.id),
            moved as (
                insert into least.movement (uid, store_id, platform_id, sequence, kind, currency, amount_minor,
                       balance_before_minor, balance_after_minor, sale_id, actor, occurred_at, hash, landed_cost_minor)
                select uuidv7(), store_id, platform_id, sequence + number, 'deduction', 'USD', -1,
                       balance_minor - number + 1, balance_minor - number, %s, 'bench', now(), head, 1
                  from asked
                returning uid, store_id, platform_id),
            used as (
                insert into least.consumption (store_id, movement_id, part, lot_id, currency, credits_minor, cost_minor)
                select store_id, uid, 0, platform_id, 'USD', 1, 1 from moved),
            sent as (
                delete from least.outbox where id <= (select max(id) from least.outbox)),
            announced as (
                insert into least.outbox (event_id, store_id, topic, message_key, event_type, source, occurred_at,
                       traceparent, payload)
                select uuidv7(), store_id, 'credit-deducted', platform_id, 'dev.saldo.credit-deducted.v1',
                       '/saldo/platform-service', now(), '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', '%s'
                  from moved)
            """;

    private static final String AUDITED = """
            insert into least.audit (uid, store_id, occurred_at, subject, role, operation, aggregate_type, aggregate_id,
                   request_id, changes)
            select uuidv7(), store_id, now(), 'bench', 'staff', 'POST /api/v1/platforms/{id}/credits/deduct', 'platform',
                   platform_id, 'bench', '[{"field": "amount", "after": "0.01"}, {"field": "balance", "after": "1.00"}]'
              from moved""";

    private static final String SOLD = """
            , claimed as (
                insert into least.inbox (consumer, event_id, applied_at)
                select 'platform.deduct-sale', uuidv7(), now() from asked)
            insert into least.sale (store_id, sale_id, attempt, status, decided_at)
            select store_id, sale, 1, 'deducted', now() from asked""";

    private final Rows rows;

    private static String schema(int accounts) {
        return """
            drop schema if exists least cascade;
            create schema least;
            create table least.account (like credit_account including all);
            create table least.movement (like credit_movement including all);
            create table least.consumption (like credit_consumption including all);
            create table least.sale (like sale_deduction including all);
            create table least.inbox (like kit.inbox including all);
            create table least.outbox (like kit.outbox including all);
            create table least.audit (like kit.audit including all);
            insert into least.account (store_id, platform_id, currency, balance_minor, updated_at)
            select '%s', gen_random_uuid(), 'USD', 1000000000000, now() from generate_series(1, %d);
            analyze least.account""".formatted(STORE, accounts);
    }

    private LeastDeductions(Engines engines, int accounts, String statement) {
        this.rows = Rows.of(engines, "saldo_platform", schema(accounts), statement);
    }

    static LeastDeductions byHand(Engines engines, int accounts) {
        return new LeastDeductions(engines, accounts, ASKED.formatted("null::uuid", EVENT) + AUDITED);
    }

    static LeastDeductions ofSales(Engines engines, int accounts) {
        return new LeastDeductions(engines, accounts, ASKED.formatted("sale", EVENT) + SOLD);
    }

    /** @param accounts one a deduction, from 1 */
    void write(long[] accounts) {
        rows.write(statement -> statement.setArray(1, rows.numbers(accounts)));
    }

    static byte[] event() {
        return EVENT.getBytes(US_ASCII);
    }

    @Override
    public void close() {
        rows.close();
    }
}

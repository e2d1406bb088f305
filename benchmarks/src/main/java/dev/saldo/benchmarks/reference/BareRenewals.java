package dev.saldo.benchmarks.reference;

import dev.saldo.benchmarks.measure.Failures;
import dev.saldo.benchmarks.measure.Latency;
import dev.saldo.benchmarks.measure.Peak;
import dev.saldo.benchmarks.measure.Side;
import dev.saldo.benchmarks.suite.Engines;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * The rows a renewal cannot do without, and nothing else: due subscriptions take their next period and get a charge; its
 * credits are deducted; it is charged; it is invoiced. Batch by batch, with one statement and one commit a step as many
 * hops have, each on a connection of its own.
 */
public final class BareRenewals implements Side {

    /** As many as sales-service takes further at once unless it is told otherwise. */
    private static final int BATCH = 500;

    private static final int PLATFORMS = 10;

    /** The columns and indexes of the services' tables, as far as one renewal fills them. */
    private static final String SCHEMA = """
            drop schema if exists renewal cascade;
            create schema renewal;
            create table renewal.subscription (
                id           bigint      generated always as identity primary key,
                uid          uuid        not null unique,
                store_id     uuid        not null,
                number       text        not null,
                status       text        not null,
                customer_uid uuid        not null,
                period_start date        not null,
                period_end   date        not null,
                next_billing date        not null,
                due_at       timestamptz not null,
                body         jsonb       not null,
                version      int         not null,
                updated_at   timestamptz not null,
                unique (store_id, number)
            );
            create index on renewal.subscription (store_id, customer_uid, id);
            create index on renewal.subscription (store_id, next_billing, id);
            create index on renewal.subscription (due_at);
            create table renewal.charge (
                id              bigint      generated always as identity primary key,
                uid             uuid        not null unique,
                store_id        uuid        not null,
                subscription_id bigint      not null references renewal.subscription,
                customer_uid    uuid        not null,
                period_start    date        not null,
                period_end      date        not null,
                total_minor     bigint      not null,
                lines           jsonb       not null,
                platform_uids   uuid[]      not null,
                costs_minor     bigint[]    not null,
                status          text        not null,
                landed_minor    bigint,
                created_at      timestamptz not null,
                updated_at      timestamptz not null,
                unique (store_id, subscription_id, period_start)
            );
            create index on renewal.charge (store_id, subscription_id, id);
            create table renewal.account (
                platform_id   uuid        primary key,
                balance_minor bigint      not null check (balance_minor >= 0),
                sequence      bigint      not null,
                updated_at    timestamptz not null
            );
            create table renewal.movement (
                id                   bigint      generated always as identity primary key,
                uid                  uuid        not null unique,
                store_id             uuid        not null,
                platform_id          uuid        not null,
                sequence             bigint      not null,
                kind                 text        not null,
                currency             text        not null,
                amount_minor         bigint      not null,
                balance_before_minor bigint      not null,
                balance_after_minor  bigint      not null,
                sale_id              uuid        not null,
                actor                text        not null,
                occurred_at          timestamptz not null,
                unique (store_id, platform_id, sequence),
                check (balance_after_minor = balance_before_minor + amount_minor)
            );
            create unique index on renewal.movement (store_id, sale_id, platform_id);
            create table renewal.counter (last bigint not null);
            create table renewal.invoice (
                id                bigint      generated always as identity primary key,
                uid               uuid        not null unique,
                store_id          uuid        not null,
                number            text        not null,
                issue_date        date        not null,
                due_date          date        not null,
                charge_id         uuid        not null,
                customer_id       uuid        not null,
                buyer             jsonb       not null,
                seller            jsonb       not null,
                currency          text        not null,
                grand_total_minor bigint      not null,
                created_at        timestamptz not null,
                unique (store_id, number),
                unique (store_id, charge_id)
            );
            create index on renewal.invoice (store_id, customer_id, id);
            create table renewal.invoice_line (
                id               bigint generated always as identity primary key,
                store_id         uuid   not null,
                invoice_id       bigint not null references renewal.invoice,
                position         int    not null,
                description      text   not null,
                quantity         bigint not null,
                unit_price_minor bigint not null,
                total_minor      bigint not null,
                period_start     date   not null,
                period_end       date   not null,
                unique (store_id, invoice_id, position)
            );
            insert into renewal.counter values (0);
            insert into renewal.account
            select gen_random_uuid(), 1000000000000, 0, now() from generate_series(1, %d)
            """.formatted(PLATFORMS);

    private static final String FILL = """
            insert into renewal.subscription (uid, store_id, number, status, customer_uid, period_start, period_end,
                   next_billing, due_at, body, version, updated_at)
            select gen_random_uuid(), '00000000-0000-0000-0000-000000000001', 'SUB-' || gen_random_uuid(), 'ACTIVE',
                   gen_random_uuid(), current_date - 7, current_date, current_date, now(), ?::jsonb, 3, now()
              from generate_series(1, ?)""";

    private static final String RENEW = """
            with due as (
                select id from renewal.subscription where due_at <= now()
                 order by due_at limit ? for no key update skip locked),
            renewed as (
                update renewal.subscription s
                   set period_start = s.period_end, period_end = s.period_end + 7, next_billing = s.period_end + 7,
                       due_at = s.due_at + interval '7 days', body = jsonb_set(s.body, '{state,cycle}', '2'),
                       version = s.version + 1, updated_at = now()
                  from due d where s.id = d.id
                returning s.*),
            platforms as (select array_agg(platform_id) as all from renewal.account)
            insert into renewal.charge (uid, store_id, subscription_id, customer_uid, period_start, period_end,
                   total_minor, lines, platform_uids, costs_minor, status, created_at, updated_at)
            select gen_random_uuid(), r.store_id, r.id, r.customer_uid, r.period_start, r.period_end, 2, ?::jsonb,
                   array[p.all[1 + r.id % cardinality(p.all)]], array[1], 'ASKED', now(), now()
              from renewed r, platforms p
            returning uid""";

    private static final String DEDUCT = """
            with asked as (
                select c.uid, c.store_id, a.platform_id, a.balance_minor, a.sequence, c.costs_minor[1] as cost,
                       row_number() over platform as number, sum(c.costs_minor[1]) over platform as cost_so_far
                  from renewal.charge c join renewal.account a on a.platform_id = c.platform_uids[1]
                 where c.uid = any(?)
                window platform as (partition by a.platform_id order by c.id)),
            taken as (
                update renewal.account a
                   set balance_minor = a.balance_minor - t.cost, sequence = a.sequence + t.number, updated_at = now()
                  from (select platform_id, sum(cost) as cost, count(*) as number from asked group by platform_id) t
                 where a.platform_id = t.platform_id)
            insert into renewal.movement (uid, store_id, platform_id, sequence, kind, currency, amount_minor,
                   balance_before_minor, balance_after_minor, sale_id, actor, occurred_at)
            select gen_random_uuid(), store_id, platform_id, sequence + number, 'deduction', 'USD', -cost,
                   balance_minor - cost_so_far + cost, balance_minor - cost_so_far, uid, 'bench', now()
              from asked
            returning sale_id""";

    private static final String CHARGE = """
            update renewal.charge set status = 'CHARGED', landed_minor = costs_minor[1], updated_at = now()
             where uid = any(?)
            returning uid""";

    private static final String INVOICE = """
            with due as (select c.*, row_number() over (order by c.id) as place from renewal.charge c where uid = any(?)),
            given as (
                update renewal.counter set last = last + (select count(*) from due)
                returning last - (select count(*) from due) as before),
            issued as (
                insert into renewal.invoice (uid, store_id, number, issue_date, due_date, charge_id, customer_id, buyer,
                       seller, currency, grand_total_minor, created_at)
                select gen_random_uuid(), d.store_id, 'INV-' || (g.before + d.place), current_date, current_date + 14,
                       d.uid, d.customer_uid, jsonb_build_object('customerId', d.customer_uid, 'name', 'Bench'),
                       '{"name": "Bench", "paymentTermsDays": 14}', 'USD', d.total_minor, now()
                  from due d, given g
                returning id, charge_id),
            lines as (
                insert into renewal.invoice_line (store_id, invoice_id, position, description, quantity,
                       unit_price_minor, total_minor, period_start, period_end)
                select d.store_id, i.id, 1, 'Bench', 1, d.total_minor, d.total_minor, d.period_start, d.period_end
                  from issued i join due d on d.uid = i.charge_id)
            select charge_id from issued""";

    private final Engines engines;
    private final Sample sample;
    private final int count;
    private final List<Hop> hops = new ArrayList<>();

    /**
     * What is too large to be made up.
     *
     * @param body of a subscription, as JSON
     * @param lines of a charge, as JSON
     */
    public record Sample(String body, String lines) {}

    /** @param count how many at a time */
    public BareRenewals(Engines engines, Sample sample, int count) {
        this.engines = engines;
        this.sample = sample;
        this.count = count;
        try (var connection = engines.connectForReference();
                var statement = connection.createStatement()) {
            statement.execute(SCHEMA);
            for (var work : List.of(RENEW, DEDUCT, CHARGE, INVOICE)) {
                hops.add(new Hop(engines.connectForReference(), work));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the reference cannot be prepared", failure);
        }
    }

    @Override
    public String name() {
        return "four hops with a commit for %d each".formatted(BATCH);
    }

    @Override
    public Peak peak(Duration time) {
        return renew(count);
    }

    public Peak renew(int subscriptions) {
        fill(subscriptions);
        var began = System.nanoTime();
        var batches = IntStream.range(0, Math.ceilDiv(subscriptions, BATCH))
                .mapToObj(_ -> batch())
                .toList();
        var invoiced = batches.stream().mapToLong(CompletableFuture::join).sum();
        var peak = Peak.of(invoiced, System.nanoTime() - began, new Failures());
        if (invoiced != subscriptions) {
            throw new IllegalStateException("%d of %d have an invoice".formatted(invoiced, subscriptions));
        }
        return peak;
    }

    private void fill(int subscriptions) {
        try (var connection = engines.connectForReference();
                var statement = connection.createStatement();
                var insert = connection.prepareStatement(FILL)) {
            insert.setString(1, sample.body());
            insert.setInt(2, subscriptions);
            insert.executeUpdate();
            statement.execute("analyze renewal.subscription");
            statement.execute("checkpoint");
        } catch (SQLException failure) {
            throw new IllegalStateException("the reference has no subscriptions", failure);
        }
    }

    /** How many were invoiced. */
    private CompletableFuture<Integer> batch() {
        var due = hops.getFirst().later(renew -> {
            renew.setInt(1, BATCH);
            renew.setString(2, sample.lines());
        });
        for (var hop : hops.subList(1, hops.size())) {
            due = due.thenCompose(charges ->
                    hop.later(work -> work.setArray(1, work.getConnection().createArrayOf("uuid", charges.toArray()))));
        }
        return due.thenApply(List::size);
    }

    @Override
    public Latency latency(double perSecond, Duration time) {
        throw new UnsupportedOperationException("renewals do not arrive at a rate");
    }

    @Override
    public void close() {
        hops.forEach(Hop::close);
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    /** One of them, on a thread of its own; answers the charges it has worked on. */
    private static final class Hop implements AutoCloseable {

        private final Connection connection;
        private final PreparedStatement statement;
        private final ExecutorService thread = Executors.newSingleThreadExecutor();

        Hop(Connection connection, String work) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            this.statement = connection.prepareStatement(work);
        }

        CompletableFuture<List<UUID>> later(Parameters parameters) {
            return CompletableFuture.supplyAsync(() -> work(parameters), thread);
        }

        private List<UUID> work(Parameters parameters) {
            try {
                parameters.set(statement);
                var charges = charges(statement.executeQuery());
                connection.commit();
                return charges;
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }

        private static List<UUID> charges(ResultSet rows) throws SQLException {
            try (rows) {
                var charges = new ArrayList<UUID>();
                while (rows.next()) {
                    charges.add(rows.getObject(1, UUID.class));
                }
                return charges;
            }
        }

        @Override
        public void close() {
            thread.close();
            try {
                connection.close();
            } catch (SQLException _) {
                // nothing is lost with it
            }
        }
    }
}

package dev.saldo.benchmarks.scenario;

import dev.saldo.benchmarks.suite.Engines;
import dev.saldo.kit.id.Ids;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Subscriptions that nobody confirmed, copied behind the service's back from some that were: each a week earlier than its
 * template, so that its next period begins today, with ids and a number of its own, for another customer. Nobody sees
 * them, and so nothing is due, before {@link #release}.
 */
final class SubscriptionFill implements AutoCloseable {

    /** Of a template only its days are in the text: those of the present period, at whose end it is billed. */
    private static final String COPY = """
            insert into subscription
                   (uid, store_id, number, status, subscriber_type, subscriber_id, customer_uid, plan_uid, quantity,
                    currency, subtotal_minor, discount_minor, tax_minor, total_minor, start_date, period_start,
                    period_end, next_billing, due_at, body, version, created_at, updated_at)
            select c.uid, t.store_id, 'BENCH-' || c.uid, t.status, t.subscriber_type, c.customer::text, c.customer,
                   t.plan_uid, t.quantity, t.currency, t.subtotal_minor, t.discount_minor, t.tax_minor, t.total_minor,
                   t.start_date - 7, t.period_start - 7, t.period_end - 7, t.next_billing - 7, now(),
                   jsonb_set(jsonb_set(jsonb_set(
                       replace(replace(t.body::text, t.period_start::text, (t.period_start - 7)::text),
                               t.period_end::text, t.period_start::text)::jsonb,
                       '{parties,customer_id}', to_jsonb(c.customer)),
                       '{parties,subscriber,id}', to_jsonb(c.customer)),
                       '{items,0,id}', to_jsonb(gen_random_uuid())),
                   t.version, now(), now()
              from (select u.uid, t.templates[1 + u.n % cardinality(t.templates)] as template,
                           t.customers[1 + u.n / cardinality(t.templates) % cardinality(t.customers)] as customer
                      from (select ?::uuid[] as templates, ?::uuid[] as customers) t,
                           unnest(?::uuid[]) with ordinality as u (uid, n)) c
              join subscription t on t.uid = c.template""";

    private final Connection connection;

    private SubscriptionFill(Connection connection) {
        this.connection = connection;
    }

    static SubscriptionFill of(Engines engines, SubscriptionTemplates templates, int count) {
        try {
            var connection = engines.connect("saldo_sales");
            connection.setAutoCommit(false);
            copy(connection, templates, count);
            try (var other = engines.connect("saldo_sales");
                    var statement = other.createStatement()) {
                statement.execute("checkpoint");
            }
            return new SubscriptionFill(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException("subscriptions cannot be copied", failure);
        }
    }

    private static void copy(Connection connection, SubscriptionTemplates templates, int count) throws SQLException {
        try (var copy = connection.prepareStatement(COPY);
                var statement = connection.createStatement()) {
            copy.setArray(1, uuids(connection, templates.subscriptions().stream()));
            copy.setArray(2, uuids(connection, templates.customers().stream()));
            copy.setArray(3, uuids(connection, Stream.generate(Ids::next).limit(count)));
            if (copy.executeUpdate() != count) {
                throw new IllegalStateException("not every template is there");
            }
            statement.execute("analyze subscription");
        }
    }

    private static Array uuids(Connection connection, Stream<UUID> uuids) throws SQLException {
        return connection.createArrayOf("uuid", uuids.toArray());
    }

    /** From now on they are due. */
    void release() {
        try {
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException("subscriptions cannot be copied", failure);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException _) {
            // nothing is lost with it
        }
    }
}

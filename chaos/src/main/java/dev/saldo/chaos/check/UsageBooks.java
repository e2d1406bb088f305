package dev.saldo.chaos.check;

import static dev.saldo.chaos.check.Database.units;
import static dev.saldo.chaos.check.Database.uuid;
import static java.util.stream.Collectors.toMap;

import dev.saldo.chaos.check.Evidence.Lease;
import dev.saldo.chaos.check.Evidence.Usage;
import dev.saldo.chaos.check.Evidence.UsageCounter;
import dev.saldo.chaos.check.Evidence.UsageEvent;
import dev.saldo.chaos.check.Evidence.UsageRecord;
import dev.saldo.chaos.load.Meter;
import dev.saldo.chaos.load.Store;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what usage-service holds, by SQL and by API. */
record UsageBooks(Database database, List<Store> stores) {

    private static final String SERVICE = "usage";

    Usage read() throws SQLException, InterruptedException {
        return new Usage(counters(), records(), events(), leases());
    }

    private List<UsageCounter> counters() throws SQLException, InterruptedException {
        var rows = database.rows(
                SERVICE,
                """
                select c.id, c.store_id, c.subscriber_id::uuid as subscriber_id, c.used,
                       case when l.overage = 'block' then l.hard_limit end as hard_limit
                  from usage_counter c
                  left join usage_limit l using (store_id, subscriber_type, subscriber_id, feature)""",
                row -> new UsageCounter(
                        row.getLong("id"),
                        uuid(row, "store_id"),
                        uuid(row, "subscriber_id"),
                        units(row, "hard_limit"),
                        Objects.requireNonNull(units(row, "used")),
                        null));
        var apis = stores.stream().collect(toMap(Store::id, store -> store));
        var counters = new ArrayList<UsageCounter>();
        for (var row : rows) {
            counters.add(row.showing(used(apis.get(row.store()), row.subscriber())));
        }
        return counters;
    }

    private static @Nullable Long used(@Nullable Store store, UUID subscriber) throws InterruptedException {
        var reply = store == null ? null : store.http().get("/api/v1/usage/" + Meter.path(subscriber));
        return reply == null || !reply.body().path("used").isNumber()
                ? null
                : reply.body().path("used").longValue();
    }

    private List<UsageRecord> records() throws SQLException {
        return database.rows(
                SERVICE,
                "select id, store_id, counter_id, kind, amount, used_after, reference from usage_record",
                row -> new UsageRecord(
                        uuid(row, "store_id"),
                        row.getLong("counter_id"),
                        row.getLong("id"),
                        row.getString("kind"),
                        Objects.requireNonNull(units(row, "amount")),
                        Objects.requireNonNull(units(row, "used_after")),
                        row.getString("reference")));
    }

    private List<UsageEvent> events() throws SQLException {
        return database.rows(
                SERVICE,
                """
                select store_id, source, event_id, fate, subscriber_id::uuid as subscriber_id,
                       coalesce(amount, 0) as amount
                  from usage_event""",
                row -> new UsageEvent(
                        uuid(row, "store_id"),
                        row.getString("source"),
                        row.getString("event_id"),
                        row.getString("fate"),
                        uuid(row, "subscriber_id"),
                        Objects.requireNonNull(units(row, "amount"))));
    }

    private List<Lease> leases() throws SQLException {
        return database.rows(
                SERVICE,
                """
                select uid, store_id, subscriber_id::uuid as subscriber_id, amount, used, status
                  from usage_lease""",
                row -> new Lease(
                        uuid(row, "uid"),
                        uuid(row, "store_id"),
                        uuid(row, "subscriber_id"),
                        Objects.requireNonNull(units(row, "amount")),
                        units(row, "used"),
                        row.getString("status")));
    }
}

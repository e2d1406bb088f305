package dev.saldo.chaos.check;

import static dev.saldo.chaos.check.Database.costs;
import static dev.saldo.chaos.check.Database.uuid;

import dev.saldo.chaos.check.Evidence.Bill;
import dev.saldo.chaos.check.Evidence.Charge;
import dev.saldo.chaos.check.Evidence.Days;
import dev.saldo.chaos.check.Evidence.Subscribed;
import dev.saldo.chaos.check.Evidence.Subscription;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what there is of subscriptions. */
record SubscriptionBooks(Database database) {

    Subscribed read() throws SQLException {
        return new Subscribed(subscriptions(), charges(), bills());
    }

    private List<Subscription> subscriptions() throws SQLException {
        return database.rows(
                "sales",
                """
                select s.uid, s.store_id, s.subscriber_id, s.status, s.start_date, s.period_end, s.version,
                       s.parked_cause,
                       (select array_agg(h.act order by h.version) from subscription_history h
                         where h.store_id = s.store_id and h.subscription_id = s.id) as acts
                  from subscription s
                 where s.deleted_at is null""",
                row -> new Subscription(
                        uuid(row, "uid"),
                        uuid(row, "store_id"),
                        row.getString("subscriber_id"),
                        row.getString("status"),
                        row.getObject("start_date", LocalDate.class),
                        row.getObject("period_end", LocalDate.class),
                        row.getInt("version"),
                        row.getString("parked_cause"),
                        List.of((String[]) row.getArray("acts").getArray())));
    }

    private List<Charge> charges() throws SQLException {
        return database.rows(
                "sales",
                """
                select uid, store_id, subscription_uid, kind, cycle, period_start, period_end, total_minor,
                       platform_uids, costs_minor, status, invoice_number, charged_on
                  from subscription_charge""",
                row -> new Charge(
                        uuid(row, "uid"),
                        uuid(row, "store_id"),
                        uuid(row, "subscription_uid"),
                        row.getString("kind"),
                        row.getInt("cycle"),
                        days(row),
                        row.getLong("total_minor"),
                        costs(row, "costs_minor"),
                        row.getString("status"),
                        row.getString("invoice_number"),
                        row.getObject("charged_on", LocalDate.class)));
    }

    private static @Nullable Days days(ResultSet row) throws SQLException {
        var start = row.getObject("period_start", LocalDate.class);
        return start == null ? null : new Days(start, row.getObject("period_end", LocalDate.class));
    }

    private List<Bill> bills() throws SQLException {
        return database.rows(
                "billing",
                """
                select c.charge_id, c.store_id, 'INV' as series, i.number, i.grand_total_minor
                  from invoice_charge c join invoice i on i.id = c.invoice_id
                 union all
                select charge_id, store_id, 'CN', number, grand_total_minor
                  from credit_note where charge_id is not null""",
                row -> new Bill(
                        uuid(row, "charge_id"),
                        uuid(row, "store_id"),
                        row.getString("series"),
                        row.getString("number"),
                        row.getLong("grand_total_minor")));
    }
}

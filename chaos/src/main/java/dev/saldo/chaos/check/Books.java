package dev.saldo.chaos.check;

import static dev.saldo.chaos.check.Database.costs;
import static dev.saldo.chaos.check.Database.uuid;

import dev.saldo.chaos.check.Evidence.Account;
import dev.saldo.chaos.check.Evidence.Charge;
import dev.saldo.chaos.check.Evidence.Claim;
import dev.saldo.chaos.check.Evidence.Counter;
import dev.saldo.chaos.check.Evidence.Document;
import dev.saldo.chaos.check.Evidence.Movement;
import dev.saldo.chaos.check.Evidence.Payment;
import dev.saldo.chaos.check.Evidence.Sale;
import dev.saldo.chaos.check.Evidence.Subscribed;
import dev.saldo.chaos.load.Seen;
import dev.saldo.chaos.load.Store;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the evidence: rows by SQL, and what the services say of them by API. */
public record Books(Database database, List<Store> stores) {

    public Evidence read() throws SQLException, InterruptedException {
        var subscribed = new SubscriptionBooks(database).read();
        return new Evidence(
                accounts(),
                movements(),
                sales(),
                documents(),
                payments(),
                counters(),
                claims(subscribed),
                invoicesShown(),
                subscribed,
                new UsageBooks(database, stores).read());
    }

    private List<Account> accounts() throws SQLException {
        return database.rows(
                "platform",
                "select store_id, platform_id, balance_minor, overdraft_limit_minor, sequence from credit_account",
                row -> new Account(
                        uuid(row, "store_id"),
                        uuid(row, "platform_id"),
                        row.getLong("balance_minor"),
                        row.getLong("overdraft_limit_minor"),
                        row.getLong("sequence")));
    }

    private List<Movement> movements() throws SQLException {
        return database.rows(
                "platform",
                """
                select uid, store_id, platform_id, sequence, kind, amount_minor, balance_before_minor,
                       balance_after_minor, sale_id, reference
                  from credit_movement""",
                row -> new Movement(
                        uuid(row, "uid"),
                        uuid(row, "store_id"),
                        uuid(row, "platform_id"),
                        row.getLong("sequence"),
                        row.getString("kind"),
                        row.getLong("amount_minor"),
                        row.getLong("balance_before_minor"),
                        row.getLong("balance_after_minor"),
                        uuid(row, "sale_id"),
                        row.getString("reference")));
    }

    private List<Sale> sales() throws SQLException {
        return database.rows(
                "sales",
                """
                select uid, store_id, external_reference, status, total_minor, platform_uids, platform_costs_minor,
                       invoice_number
                  from sale
                 where deleted_at is null""",
                row -> new Sale(
                        uuid(row, "uid"),
                        uuid(row, "store_id"),
                        row.getString("external_reference"),
                        row.getString("status"),
                        row.getLong("total_minor"),
                        costs(row, "platform_costs_minor"),
                        row.getString("invoice_number")));
    }

    private List<Document> documents() throws SQLException {
        return database.rows(
                "billing",
                """
                select uid, store_id, 'INV' as series, year, sequence, number, sale_id, grand_total_minor from invoice
                 union all
                select uid, store_id, 'CN', year, sequence, number, sale_id, grand_total_minor from credit_note""",
                row -> new Document(
                        uuid(row, "uid"),
                        uuid(row, "store_id"),
                        row.getString("series"),
                        row.getInt("year"),
                        row.getLong("sequence"),
                        row.getString("number"),
                        uuid(row, "sale_id"),
                        row.getLong("grand_total_minor")));
    }

    /** Without those that balances made by themselves. */
    private List<Payment> payments() throws SQLException {
        return database.rows(
                "billing",
                """
                select p.uid, p.store_id, i.uid as invoice_uid, p.reference_id, p.amount_minor
                  from payment p join invoice i on i.id = p.invoice_id
                 where p.method <> 'credit-balance'""",
                row -> new Payment(
                        uuid(row, "uid"),
                        uuid(row, "store_id"),
                        uuid(row, "invoice_uid"),
                        row.getString("reference_id"),
                        row.getLong("amount_minor")));
    }

    private List<Counter> counters() throws SQLException {
        return database.rows(
                "billing",
                "select store_id, series, year, last from document_counter",
                row -> new Counter(
                        uuid(row, "store_id"), row.getString("series"), row.getInt("year"), row.getLong("last")));
    }

    private List<Claim> claims(Subscribed subscribed) throws InterruptedException {
        var claims = new ArrayList<Claim>();
        for (var store : stores) {
            for (var platform : store.platforms()) {
                claims.add(claim(
                        "ledger of platform " + platform,
                        store,
                        "/api/v1/platforms/%s/credits/verify".formatted(platform)));
            }
            claims.add(claim("documents of store " + store.id(), store, "/api/v1/invoices/verify"));
            for (var day : daysOfCharges(subscribed, store)) {
                claims.add(control(store, day));
            }
        }
        return claims;
    }

    private static List<LocalDate> daysOfCharges(Subscribed subscribed, Store store) {
        return subscribed.charges().stream()
                .filter(charge -> charge.store().equals(store.id()))
                .map(Charge::on)
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether everything that should have been billed on a day was. */
    private static Claim control(Store store, LocalDate day) throws InterruptedException {
        var about = "billing of store %s on %s".formatted(store.id(), day);
        var reply = store.http().get("/api/v1/subscriptions/control?day=" + day);
        if (reply == null) {
            return new Claim(about, "no answer");
        }
        var body = reply.body();
        var expected = body.path("expected").longValue(-1);
        var isWhole = expected == body.path("charged").longValue(-1)
                && expected == body.path("invoiced").longValue(-1)
                && body.path("missing").isEmpty();
        return new Claim(about, isWhole ? null : body.toString());
    }

    private static Claim claim(String about, Store store, String path) throws InterruptedException {
        var reply = store.http().get(path);
        if (reply == null) {
            return new Claim(about, "no answer");
        }
        return new Claim(
                about,
                reply.body().path("intact").booleanValue(false)
                        ? null
                        : reply.body().toString());
    }

    private Map<UUID, String> invoicesShown() throws InterruptedException {
        var shown = new HashMap<UUID, String>();
        for (var store : stores) {
            var invoices = store.http().list("/api/v1/invoices");
            if (invoices != null) {
                invoices.forEach(
                        invoice -> shown.put(UUID.fromString(invoice.path("id").stringValue()), Seen.frozen(invoice)));
            }
        }
        return shown;
    }
}

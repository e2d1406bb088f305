package dev.saldo.platform.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.platform.balance.LedgerHash;
import dev.saldo.testkit.SaldoTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/** What was in the ledger before movements were chained is chained in SQL, and as the service would have done it. */
@SaldoTest
class ChainMigrationIT {

    private static final String SCHEMA = "before_chains";

    private final Flyway flyway;

    ChainMigrationIT(Flyway flyway) {
        this.flyway = flyway;
    }

    @Test
    void theMigrationAndTheServiceAgree() throws SQLException {
        migrate("2");
        execute(
                "insert into platform (uid, store_id, name, created_at, updated_at)"
                        + " select md5(n::text)::uuid, md5('s' || n % 2)::uuid, 'P' || n, now(), now()"
                        + " from generate_series(1, 4) n",
                "insert into credit_account (store_id, platform_id, currency, balance_minor, sequence, updated_at)"
                        + " select store_id, uid, 'USD', case name when 'P4' then 0 else 20000 end,"
                        + " case name when 'P4' then 0 else 200 end, now() from platform",
                """
                insert into credit_movement (uid, store_id, platform_id, sequence, kind, currency, amount_minor,
                       balance_before_minor, balance_after_minor, sale_id, reference, description, actor, occurred_at)
                select md5(uid::text || n)::uuid, store_id, uid, n, (array['deposit', 'refund'])[1 + n % 2], 'USD',
                       100, (n - 1) * 100, n * 100, case when n % 3 = 0 then md5(n::text)::uuid end,
                       case n % 4 when 0 then null when 1 then '' when 2 then 'Gebühr ' || n else '€:-12' end,
                       case n % 5 when 0 then null when 1 then E'two\\nlines' else repeat('💶', n) end,
                       'member:' || n,
                       case n when 7 then '1969-12-31T23:59:59.999999Z' else now() - n * interval '1.000001 s' end
                  from platform, generate_series(1, 200) n where name <> 'P4'
                 order by n desc""");

        migrate("latest");

        var heads = heads();
        var chains = new HashMap<UUID, LedgerHash>();
        var links = links();
        assertThat(links).hasSize(600);
        for (var link : links) {
            var expected =
                    link.entry().hashAfter(chains.getOrDefault(link.entry().platform(), LedgerHash.NONE));
            assertThat(link.hash()).as("%s", link.entry()).isEqualTo(expected);
            chains.put(link.entry().platform(), expected);
        }
        assertThat(partitions())
                .as("that of each month with movements, and the others")
                .contains("credit_movement_1969_12", "credit_movement_default");
        assertThat(heads).hasSize(4).containsAllEntriesOf(chains).containsValue(LedgerHash.NONE);
    }

    private void migrate(String target) {
        Flyway.configure()
                .configuration(flyway.getConfiguration())
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .target(MigrationVersion.fromVersion(target))
                .load()
                .migrate();
    }

    private List<String> partitions() throws SQLException {
        try (var connection = connect();
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select distinct c.relname from credit_movement m join pg_class c on c.oid = m.tableoid"
                                        + " union select 'credit_movement_default' where to_regclass('credit_movement_default') is not null")) {
            var partitions = new ArrayList<String>();
            while (rows.next()) {
                partitions.add(rows.getString(1));
            }
            return partitions;
        }
    }

    private HashMap<UUID, LedgerHash> heads() throws SQLException {
        try (var connection = connect();
                var rows = connection.createStatement().executeQuery("select platform_id, head from credit_account")) {
            var heads = new HashMap<UUID, LedgerHash>();
            while (rows.next()) {
                heads.put(rows.getObject("platform_id", UUID.class), LedgerHash.of(rows.getBytes("head")));
            }
            return heads;
        }
    }

    private List<Link> links() throws SQLException {
        try (var connection = connect();
                var rows = connection.createStatement().executeQuery("""
                        select *, (extract(epoch from occurred_at) * 1000000)::bigint::text as micros
                          from credit_movement order by platform_id, sequence""")) {
            var links = new ArrayList<Link>();
            while (rows.next()) {
                links.add(new Link(entry(rows), LedgerHash.of(rows.getBytes("hash"))));
            }
            return links;
        }
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("uid", UUID.class),
                row.getObject("store_id", UUID.class),
                row.getObject("platform_id", UUID.class),
                row.getLong("sequence"),
                row.getString("kind"),
                row.getString("currency"),
                row.getLong("amount_minor"),
                row.getLong("balance_before_minor"),
                row.getLong("balance_after_minor"),
                row.getObject("sale_id", UUID.class),
                row.getString("reference"),
                row.getString("description"),
                row.getString("actor"),
                row.getString("micros"),
                null,
                null);
    }

    private void execute(String... statements) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Connection connect() throws SQLException {
        var connection = flyway.getConfiguration().getDataSource().getConnection();
        connection.setSchema(SCHEMA);
        return connection;
    }
}

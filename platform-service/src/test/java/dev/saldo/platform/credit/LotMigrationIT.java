package dev.saldo.platform.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.testkit.SaldoTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/** What was on a platform before there were lots is one lot, which cost what it is. */
@SaldoTest
class LotMigrationIT {

    private static final String SCHEMA = "before_lots";

    private final Flyway flyway;

    LotMigrationIT(Flyway flyway) {
        this.flyway = flyway;
    }

    @Test
    void everyBalanceBecomesOneLotAtItsNominalCost() throws SQLException {
        migrate("4");
        execute(
                "insert into platform (uid, store_id, name, created_at, updated_at)"
                        + " select md5(n::text)::uuid, md5('s')::uuid, 'P' || n, now(), now()"
                        + " from generate_series(1, 3) n",
                "insert into credit_account (store_id, platform_id, currency, balance_minor, sequence,"
                        + " overdraft_limit_minor, updated_at)"
                        + " select store_id, uid, 'USD', case name when 'P1' then 700 when 'P2' then -300 else 0 end,"
                        + " case name when 'P3' then 0 else 2 end, 500, now() from platform",
                """
                insert into credit_movement (uid, store_id, platform_id, sequence, kind, currency, amount_minor,
                       balance_before_minor, balance_after_minor, actor, occurred_at, hash)
                select md5(uid::text || n)::uuid, store_id, uid, n, case n when 1 then 'deposit' else 'deduction' end,
                       'USD', case n when 1 then 1000 else last - 1000 end, case n when 1 then 0 else 1000 end,
                       case n when 1 then 1000 else last end, 'Ann', now() + n * interval '1 s', sha256(uid::text::bytea)
                  from (select p.*, case name when 'P1' then 700 else -300 end as last from platform p
                         where name <> 'P3') p, generate_series(1, 2) n""");

        migrate("latest");

        assertThat(
                        rows(
                                "select p.name || ' ' || l.sequence || ' ' || l.credits_minor || ' ' || l.remaining_minor || ' '"
                                        + " || l.cost_remaining_minor || ' ' || a.lots_cost_minor || ' ' || (m.uid = l.movement_id)"
                                        + " from credit_lot l join platform p on p.uid = l.platform_id"
                                        + " join credit_account a on a.platform_id = l.platform_id"
                                        + " join credit_movement m on m.platform_id = l.platform_id and m.sequence = l.sequence"))
                .containsExactly("P1 2 700 700 700 700 true");
        assertThat(rows("select sum(lots_cost_minor)::text from credit_account"))
                .containsExactly("700");
        assertThat(rows("select count(*)::text from credit_movement where landed_cost_minor is null"))
                .containsExactly("4");
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

    private List<String> rows(String sql) throws SQLException {
        try (var connection = connect();
                var found = connection.createStatement().executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
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

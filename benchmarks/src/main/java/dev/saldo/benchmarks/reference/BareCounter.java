package dev.saldo.benchmarks.reference;

import dev.saldo.benchmarks.load.JdbcSide;
import dev.saldo.benchmarks.suite.Engines;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A counter with a limit as anybody would write it first: one {@code update … returning} for each unit. */
public final class BareCounter implements JdbcSide.Session {

    private static final String SCHEMA = """
            drop table if exists counter;
            create table counter (
                id         bigint generated always as identity primary key,
                used       bigint      not null default 0,
                hard_limit bigint      not null,
                updated_at timestamptz not null
            );
            """;

    private static final long STRIDE = 7_919;

    private final int counters;
    private final PreparedStatement update;

    private BareCounter(Connection connection, int counters) throws SQLException {
        this.counters = counters;
        this.update = connection.prepareStatement("""
                update counter set used = used + 1, updated_at = now()
                 where id = ? and used + 1 <= hard_limit
                returning used, hard_limit""");
    }

    public static JdbcSide side(Engines engines, int counters) {
        var name = "update … returning over %d JDBC connections".formatted(JdbcSide.CONNECTIONS);
        return new JdbcSide(
                name, engines, SCHEMA + rows(counters), connection -> new BareCounter(connection, counters));
    }

    private static String rows(int count) {
        return "insert into counter (hard_limit, updated_at) select 1000000000, now() from generate_series(1, %d)"
                .formatted(count);
    }

    @Override
    public void work(long index) throws SQLException {
        update.setLong(1, 1 + Math.floorMod(index * STRIDE, counters));
        update.executeQuery().close();
    }
}

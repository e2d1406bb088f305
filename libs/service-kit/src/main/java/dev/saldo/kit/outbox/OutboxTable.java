package dev.saldo.kit.outbox;

import dev.saldo.kit.database.DatabaseProperties;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The relay's side of the outbox, over JDBC. */
final class OutboxTable {

    /** Any number that no other advisory lock of a service's database uses. */
    private static final long RELAY_LOCK = 0x5a1d0_0b0cL;

    /**
     * Rows are found by their ids, however many there are thought to be: statistics are of a moment when the queue was
     * empty, or when it was long.
     */
    private static final String PLANS = "set plan_cache_mode = force_generic_plan; set enable_seqscan = off";

    private final DatabaseProperties database;

    OutboxTable(DatabaseProperties database) {
        this.database = database;
    }

    /** What waits: how many events, and since when the oldest. */
    record Backlog(long rows, @Nullable Instant oldest) {}

    Connection connect() throws SQLException {
        var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        try (var statement = connection.createStatement()) {
            statement.execute(PLANS);
        }
        return connection;
    }

    /** True when this connection is the active relay's now, and until it closes. */
    boolean tryLock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, RELAY_LOCK);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    List<OutboxRow> next(Connection connection, int limit) throws SQLException {
        try (var statement = connection.prepareStatement("select * from kit.outbox order by id limit ?")) {
            statement.setInt(1, limit);
            try (var result = statement.executeQuery()) {
                var rows = new ArrayList<OutboxRow>();
                while (result.next()) {
                    rows.add(OutboxRow.from(result));
                }
                return rows;
            }
        }
    }

    void delete(Connection connection, List<OutboxRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement("delete from kit.outbox where id = any(?)")) {
            var ids = rows.stream().map(OutboxRow::id).toArray();
            statement.setArray(1, connection.createArrayOf("bigint", ids));
            statement.executeUpdate();
        }
    }

    Backlog backlog(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select count(*), min(occurred_at) from kit.outbox");
                var result = statement.executeQuery()) {
            result.next();
            var oldest = result.getObject(2, OffsetDateTime.class);
            return new Backlog(result.getLong(1), oldest == null ? null : oldest.toInstant());
        }
    }
}

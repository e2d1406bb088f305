package dev.saldo.benchmarks.least;

import dev.saldo.benchmarks.suite.Engines;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;

/** Writes batch after batch, each with one statement and one commit, on one connection. */
final class Rows implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement statement;

    private Rows(Connection connection, PreparedStatement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    /** What a batch binds. */
    @FunctionalInterface
    interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    /**
     * @param schema run once before, as the superuser of the database
     * @param statement writes a batch, or reads for it
     */
    static Rows of(Engines engines, String database, String schema, String statement) {
        try {
            var connection = engines.connect(database);
            try (var making = connection.createStatement()) {
                making.execute(schema);
            }
            connection.setAutoCommit(false);
            return new Rows(connection, connection.prepareStatement(statement));
        } catch (SQLException failure) {
            throw new IllegalStateException("the tables cannot be prepared", failure);
        }
    }

    synchronized void write(Parameters parameters) {
        try {
            parameters.set(statement);
            if (statement.execute()) {
                readAll();
            }
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void readAll() throws SQLException {
        try (var rows = statement.getResultSet()) {
            while (rows.next()) {
                rows.getBigDecimal(1);
            }
        }
    }

    /** An array of numbers of rows, from 1. */
    Array numbers(long[] numbers) throws SQLException {
        return connection.createArrayOf("bigint", Arrays.stream(numbers).boxed().toArray());
    }

    Array texts(String[] texts) throws SQLException {
        return connection.createArrayOf("text", texts);
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException _) {
            // nothing is lost with it
        }
    }
}

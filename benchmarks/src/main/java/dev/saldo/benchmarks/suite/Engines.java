package dev.saldo.benchmarks.suite;

import dev.saldo.engines.PostgresEngine;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Postgres and Kafka of a suite on this machine, which references use beside it. */
public record Engines(int postgresPort, String bootstrapServers) {

    /** Where the references keep their tables. */
    public static final String REFERENCES = "saldo_bench";

    /** How the server treats commits. */
    public record Durability(String version, String fsync, String synchronousCommit) {}

    /** As the superuser. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://%s:%d/%s?user=%s"
                .formatted(PostgresEngine.HOST, postgresPort, database, PostgresEngine.USER));
    }

    /** A connection to the references' database, which is made when it is not there. */
    public Connection connectForReference() throws SQLException {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("select from pg_database where datname = '" + REFERENCES + "'");
            if (!found.next()) {
                statement.execute("create database " + REFERENCES);
            }
        }
        return connect(REFERENCES);
    }

    public Durability durability() {
        try (var connection = connect("postgres")) {
            return new Durability(
                    setting(connection, "server_version"),
                    setting(connection, "fsync"),
                    setting(connection, "synchronous_commit"));
        } catch (SQLException failure) {
            throw new IllegalStateException("Postgres does not say how it commits", failure);
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement("select current_setting(?)")) {
            query.setString(1, name);
            var row = query.executeQuery();
            row.next();
            return row.getString(1);
        }
    }
}

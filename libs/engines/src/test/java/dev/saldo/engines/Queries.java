package dev.saldo.engines;

import java.sql.DriverManager;
import java.sql.SQLException;

/** Asks one database of a server for one value. */
record Queries(PostgresEngine postgres, String database) {

    String ask(String query) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(database));
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    void execute(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(database))) {
            connection.createStatement().execute(statement);
        }
    }
}

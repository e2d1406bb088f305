package dev.saldo.chaos.check;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Asks the databases of the services, as the superuser.
 *
 * @param url the JDBC URL of the database with that name
 */
public record Database(UnaryOperator<String> url) {

    interface Mapping<T> {
        T map(ResultSet row) throws SQLException;
    }

    <T> List<T> rows(String service, String query, Mapping<T> mapping) throws SQLException {
        try (var connection = connect(service);
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var rows = new ArrayList<T>();
            while (result.next()) {
                rows.add(mapping.map(result));
            }
            return rows;
        }
    }

    long number(String service, String query) throws SQLException {
        return rows(service, query, row -> row.getLong(1)).getFirst();
    }

    private Connection connect(String service) throws SQLException {
        return DriverManager.getConnection(url.apply("saldo_" + service));
    }

    /** A whole number of units, null where there is none; throws for a part of one, which nobody asked for. */
    static @Nullable Long units(ResultSet row, String column) throws SQLException {
        var units = row.getBigDecimal(column);
        return units == null ? null : units.longValueExact();
    }

    /** What something costs at each of the platforms in {@code platform_uids}. */
    static Map<UUID, Long> costs(ResultSet row, String column) throws SQLException {
        var platforms = (UUID[]) row.getArray("platform_uids").getArray();
        var costs = (Long[]) row.getArray(column).getArray();
        var all = new HashMap<UUID, Long>();
        for (var index = 0; index < platforms.length; index++) {
            all.merge(platforms[index], costs[index], Long::sum);
        }
        return all;
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}

package dev.saldo.sales;

import dev.saldo.contracts.ContractJson;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows as JSON: what {@code row_to_json} writes and {@code jsonb_populate_recordset} reads is a record whose components are
 * the columns, so that any number of rows, whichever columns are null, is one parameter of a statement.
 *
 * <p>A statement that joins them to a table says how many there are with {@code limit :count}. The planner takes a
 * hundred for granted otherwise, and rather reads a table of some ten thousand rows whole than looks up a hundred.
 */
public final class JsonRows {

    private static final JsonMapper JSON = ContractJson.mapper()
            .rebuild()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private JsonRows() {}

    public static String write(Object rows) {
        return JSON.writeValueAsString(rows);
    }

    public static <T> T read(Readable row, String column, Class<T> type) {
        return JSON.readValue(Objects.requireNonNull(row.get(column, String.class), column), type);
    }
}

package dev.saldo.billing.sql;

import dev.saldo.contracts.ContractJson;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows as JSON with the names of their columns: what {@code json_populate_recordset} takes, so that a wide row needs no
 * array a column, and what {@code json_agg} gives.
 */
public final class RowJson {

    private static final JsonMapper JSON = ContractJson.mapper()
            .rebuild()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private RowJson() {}

    public static String write(Object rows) {
        return JSON.writeValueAsString(rows);
    }

    public static <T> T read(String json, Class<T> type) {
        return JSON.readValue(json, type);
    }

    public static <T> List<T> readAll(String json, Class<T> type) {
        return JSON.readerForListOf(type).readValue(json);
    }
}

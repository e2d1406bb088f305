package dev.saldo.billing.sql;

import dev.saldo.contracts.ContractJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
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

    private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {};

    private static final ObjectReader EXACT = JSON.reader(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private RowJson() {}

    public static String write(Object rows) {
        return JSON.writeValueAsString(rows);
    }

    public static <T> T read(String json, Class<T> type) {
        return JSON.readValue(json, type);
    }

    /** An object as it is stored, to the last digit. */
    public static Map<String, @Nullable Object> readMap(String json) {
        return EXACT.forType(MAP).readValue(json);
    }

    public static <T> List<T> readAll(String json, Class<T> type) {
        return JSON.readerForListOf(type).readValue(json);
    }
}

package dev.saldo.sales.subscription;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import dev.saldo.contracts.ContractJson;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** How subscriptions are kept as JSON, as records whose components are the columns. */
final class SubscriptionJson {

    private static final JsonMapper JSON = ContractJson.mapper()
            .rebuild()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultVisibility(checker -> checker.withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE))
            .build();

    private SubscriptionJson() {}

    static String write(Object rows) {
        return JSON.writeValueAsString(rows);
    }

    static <T> T read(String json, Class<T> type) {
        return JSON.readValue(json, type);
    }

    static <T> T read(Readable row, String column, Class<T> type) {
        return read(Objects.requireNonNull(row.get(column, String.class), column), type);
    }
}

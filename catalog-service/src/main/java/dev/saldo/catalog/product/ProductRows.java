package dev.saldo.catalog.product;

import static dev.saldo.kit.database.Columns.required;

import dev.saldo.catalog.percent.Percent;
import dev.saldo.money.Money;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Products as rows of their table, and as arrays to be written. */
@Component
class ProductRows {

    /** All but what is there for searching only. */
    static final String COLUMNS = """
            id, uid, sku, name, type, description, category, list_price_minor, currency, active, metadata,
            margin_floor, version, created_at, updated_at, deleted_at""";

    private static final TypeReference<Map<String, Object>> METADATA = new TypeReference<>() {};

    private final JsonMapper json;

    ProductRows(JsonMapper json) {
        this.json = json;
    }

    Product from(Readable row) {
        return new Product(
                required(row, "uid", UUID.class),
                required(row, "version", Long.class),
                sheet(row),
                required(row, "created_at", Instant.class),
                required(row, "updated_at", Instant.class),
                row.get("deleted_at", Instant.class));
    }

    private ProductSheet sheet(Readable row) {
        return new ProductSheet(
                required(row, "sku", String.class),
                required(row, "name", String.class),
                required(row, "type", String.class),
                row.get("description", String.class),
                row.get("category", String.class),
                new Money(
                        required(row, "list_price_minor", Long.class),
                        Currency.getInstance(required(row, "currency", String.class))),
                required(row, "active", Boolean.class),
                json.readValue(required(row, "metadata", String.class), METADATA),
                marginFloor(row.get("margin_floor", BigDecimal.class)));
    }

    private static @Nullable BigDecimal marginFloor(@Nullable BigDecimal column) {
        return column == null ? null : Percent.plain(column);
    }

    GenericExecuteSpec bind(GenericExecuteSpec statement, List<Product> products) {
        return statement
                .bind("ids", column(products, Product::id, UUID[]::new))
                .bind("skus", text(products, ProductSheet::sku))
                .bind("names", text(products, ProductSheet::name))
                .bind("types", text(products, ProductSheet::type))
                .bind("descriptions", text(products, ProductSheet::description))
                .bind("categories", text(products, ProductSheet::category))
                .bind(
                        "minors",
                        column(products, product -> product.sheet().listPrice().minor(), Long[]::new))
                .bind(
                        "currencies",
                        text(products, sheet -> sheet.listPrice().currency().getCurrencyCode()))
                .bind("actives", column(products, product -> product.sheet().active(), Boolean[]::new))
                .bind("metadatas", text(products, sheet -> json.writeValueAsString(sheet.metadata())))
                .bind("floors", column(products, product -> product.sheet().marginFloor(), BigDecimal[]::new))
                .bind("searches", text(products, SearchText::of))
                .bind("versions", column(products, Product::version, Long[]::new))
                .bind("updates", column(products, Product::updatedAt, Instant[]::new))
                .bind("deletions", column(products, Product::deletedAt, Instant[]::new));
    }

    private static @Nullable String[] text(List<Product> products, Function<ProductSheet, @Nullable String> value) {
        return column(products, product -> value.apply(product.sheet()), String[]::new);
    }

    private static <V extends @Nullable Object> V[] column(
            List<Product> products, Function<Product, V> value, IntFunction<V[]> array) {
        return products.stream().map(value).toArray(array);
    }
}

package dev.saldo.catalog.product;

import dev.saldo.catalog.percent.MarginFloor;
import dev.saldo.catalog.percent.Percent;
import dev.saldo.kit.web.MoneyNotNegative;
import dev.saldo.kit.web.SmallMetadata;
import dev.saldo.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A product as a caller writes it.
 *
 * @param type digital, subscription, license or service
 * @param active true unless said otherwise
 * @param metadata any JSON object of the caller's own, as long as it is small
 * @param marginFloor by how many percent of its landed cost its price must exceed that
 */
public record SaveProductRequest(
        @NotNull @Size(max = 100) @Pattern(regexp = TRIMMED, message = "must be text without blanks around it")
        String sku,

        @NotBlank @Size(max = 200) String name,

        @NotNull @Pattern(regexp = ProductSheet.TYPES, message = "must be digital, subscription, license or service")
        String type,

        @Nullable @Size(max = 2000) String description,

        @Nullable @Size(max = 100) @Pattern(regexp = TRIMMED, message = "must be text without blanks around it")
        String category,

        @NotNull @MoneyNotNegative Money listPrice,
        @Nullable Boolean active,
        @Nullable @SmallMetadata Map<String, Object> metadata,

        @Nullable @Pattern(regexp = MarginFloor.PATTERN, message = MarginFloor.OTHERWISE) @Schema(example = "12.5")
        String marginFloor) {

    private static final String TRIMMED = "\\S|\\S.*\\S";

    static SaveProductRequest of(ProductSheet sheet) {
        return new SaveProductRequest(
                sheet.sku(),
                sheet.name(),
                sheet.type(),
                sheet.description(),
                sheet.category(),
                sheet.listPrice(),
                sheet.active(),
                sheet.metadata(),
                sheet.marginFloor() == null ? null : sheet.marginFloor().toPlainString());
    }

    /** The product as written, with what is left out at its default. */
    ProductSheet sheet() {
        return sheet(description, category, true, Map.of(), null);
    }

    /** The product as written; what is left out stays as it is. */
    public ProductSheet over(@Nullable ProductSheet current) {
        return current == null
                ? sheet()
                : sheet(
                        description == null ? current.description() : description,
                        category == null ? current.category() : category,
                        current.active(),
                        current.metadata(),
                        current.marginFloor());
    }

    private ProductSheet sheet(
            @Nullable String descriptionOrNone,
            @Nullable String categoryOrNone,
            boolean otherwiseActive,
            Map<String, Object> otherwiseMetadata,
            @Nullable BigDecimal otherwiseFloor) {
        return new ProductSheet(
                sku,
                name,
                type,
                descriptionOrNone,
                categoryOrNone,
                listPrice,
                active == null ? otherwiseActive : active,
                metadata == null ? otherwiseMetadata : metadata,
                marginFloor == null ? otherwiseFloor : Percent.of(marginFloor));
    }
}

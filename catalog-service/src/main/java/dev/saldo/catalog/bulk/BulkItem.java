package dev.saldo.catalog.bulk;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.saldo.catalog.product.SaveProductRequest;
import dev.saldo.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A product as a caller writes it, and who supplies it. */
record BulkItem(
        String sku,
        String name,
        String type,
        @Nullable String description,
        @Nullable String category,
        Money listPrice,
        @Nullable Boolean active,
        @Nullable Map<String, Object> metadata,
        @Nullable String marginFloor,

        @Nullable @Size(max = 20) @JsonSetter(contentNulls = Nulls.FAIL)
        List<@Valid BulkOffer> offers) {

    SaveProductRequest product() {
        return new SaveProductRequest(sku, name, type, description, category, listPrice, active, metadata, marginFloor);
    }

    List<BulkOffer> suppliers() {
        return offers == null ? List.of() : offers;
    }
}

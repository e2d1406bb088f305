package dev.saldo.catalog.bulk;

import dev.saldo.catalog.product.SaveProductRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row whose values were checked. */
sealed interface BulkRow {

    int index();

    /** Makes sense by itself; whether its offers are possible is still to be seen. */
    record Usable(int index, SaveProductRequest product, List<BulkOffer> offers) implements BulkRow {}

    /** @param sku if it has one */
    record Unusable(int index, @Nullable String sku, List<Fault> faults) implements BulkRow {}
}

package dev.saldo.catalog.plan;

import dev.saldo.catalog.platform.PlatformCopy;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a plan may refer to.
 *
 * @param products those of the ones it names that are there and not deleted
 * @param taxes likewise
 * @param platforms those of the ones it names that are there, deleted ones too
 * @param before the plan as it was, whose references stay good whatever became of them; null for a new one
 */
record Known(
        Set<UUID> products,
        Set<UUID> taxes,
        Map<UUID, PlatformCopy> platforms,
        @Nullable Plan before) {

    boolean hasProduct(UUID id) {
        return products.contains(id) || (before != null && before.productId().equals(id));
    }

    boolean hasTax(UUID id) {
        return taxes.contains(id)
                || (before != null && before.latest().terms().taxIds().contains(id));
    }

    /** Whether the plan is bought there for that already. */
    boolean hasSupply(PlanSupply supply) {
        return before != null && supply.equals(before.latest().terms().supply());
    }

    @Nullable
    PlatformCopy platform(UUID id) {
        return platforms.get(id);
    }
}

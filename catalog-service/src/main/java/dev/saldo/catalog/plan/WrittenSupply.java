package dev.saldo.catalog.plan;

import dev.saldo.money.Money;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where it is bought, as callers write and see it. */
record WrittenSupply(@Nullable UUID platformId, @Nullable Money buyingPrice) {

    static WrittenSupply of(PlanSupply supply) {
        return new WrittenSupply(supply.platformId(), supply.buyingPrice());
    }

    /** Of one that has been checked. */
    PlanSupply supply() {
        return new PlanSupply(Objects.requireNonNull(platformId), Objects.requireNonNull(buyingPrice));
    }
}

package dev.saldo.catalog.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A step of a price, as callers write and see it.
 *
 * @param upTo the last unit that is in it; left out for the last tier
 * @param unitAmount what one unit in it costs
 * @param flatAmount what is added once when a unit is in it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WrittenTier(
        @Nullable Long upTo,

        @Nullable @Schema(example = "9.90", requiredMode = Schema.RequiredMode.REQUIRED)
        String unitAmount,

        @Nullable @Schema(example = "5.00") String flatAmount) {

    static WrittenTier of(PriceTier tier) {
        return new WrittenTier(
                tier.upTo(),
                tier.unitAmount().toPlainString(),
                tier.flatAmount() == null ? null : tier.flatAmount().toPlainString());
    }

    /** Of one that has been checked. */
    PriceTier tier(Currency currency) {
        var unit = new BigDecimal(Objects.requireNonNull(unitAmount));
        return new PriceTier(
                upTo,
                PlanPrice.plain(unit, currency),
                flatAmount == null ? null : PlanPrice.plain(new BigDecimal(flatAmount), currency));
    }
}

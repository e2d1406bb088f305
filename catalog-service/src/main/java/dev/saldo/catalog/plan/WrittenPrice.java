package dev.saldo.catalog.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.saldo.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A price as callers write and see it.
 *
 * @param currency ISO 4217
 * @param amount in major units, with as many as 12 decimals
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WrittenPrice(
        @Nullable @Schema(example = "USD", requiredMode = Schema.RequiredMode.REQUIRED)
        String currency,

        @Nullable
        @Schema(
                allowableValues = {"flat", "per-unit", "graduated", "volume", "package"},
                requiredMode = Schema.RequiredMode.REQUIRED)
        String model,

        @Nullable @Schema(example = "9.90") String amount,
        @Nullable Long packageSize,
        @Nullable List<WrittenTier> tiers,
        @Nullable Money setupFee) {

    static WrittenPrice of(PlanPrice price) {
        return new WrittenPrice(
                price.currency().getCurrencyCode(),
                price.model().wire(),
                price.amount() == null ? null : price.amount().toPlainString(),
                price.packageSize(),
                price.tiers().isEmpty()
                        ? null
                        : price.tiers().stream().map(WrittenTier::of).toList(),
                price.setupFee());
    }

    /** Of one that has been checked. */
    PlanPrice price() {
        var money = Currency.getInstance(Objects.requireNonNull(currency));
        return new PlanPrice(
                money,
                Objects.requireNonNull(PriceModel.of(model)),
                amount == null ? null : PlanPrice.plain(new BigDecimal(amount), money),
                packageSize,
                tiers == null
                        ? List.of()
                        : tiers.stream().map(tier -> tier.tier(money)).toList(),
                setupFee);
    }
}

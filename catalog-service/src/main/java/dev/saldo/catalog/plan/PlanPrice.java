package dev.saldo.catalog.plan;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one billing period costs in one currency.
 *
 * @param amount of the period, of one unit or of one package, as the model says; null for those with tiers
 * @param packageSize how many units a package has; for {@link PriceModel#PACKAGE} only
 * @param tiers by rising limit; empty for models without
 * @param setupFee charged once, with the first period
 */
@Pure
record PlanPrice(
        Currency currency,
        PriceModel model,
        @Nullable BigDecimal amount,
        @Nullable Long packageSize,
        List<PriceTier> tiers,
        @Nullable Money setupFee) {

    /** One way to write an amount, so that equal ones are equal: no idle zeros beyond the decimals of the currency. */
    static BigDecimal plain(BigDecimal amount, Currency currency) {
        var stripped = amount.stripTrailingZeros();
        return stripped.setScale(Math.max(stripped.scale(), currency.getDefaultFractionDigits()));
    }
}

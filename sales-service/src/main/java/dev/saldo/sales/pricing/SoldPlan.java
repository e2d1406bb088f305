package dev.saldo.sales.pricing;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.sales.tariff.Tariff;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The version of a published plan that a customer would begin with now.
 *
 * @param onSale whether subscriptions may begin with the plan today
 * @param tariffs one a currency
 * @param taxed whether a tax of it applies to the customer
 * @param supply where it is bought; null for the offers of its product
 */
@Pure
public record SoldPlan(
        UUID planId,
        int version,
        UUID productId,
        boolean onSale,
        List<Tariff> tariffs,
        int minimumQuantity,
        int trialDays,
        boolean taxed,
        @Nullable Supply supply) {

    /** @param buyingPrice what one unit costs for one period */
    public record Supply(UUID platformId, Money buyingPrice) {}

    @Nullable
    Tariff tariff(Currency currency) {
        return tariffs.stream()
                .filter(tariff -> tariff.currency().equals(currency))
                .findFirst()
                .orElse(null);
    }

    /** What one of so many costs for one period; null where that does not come out even at the minor unit. */
    @Nullable
    Money unitPrice(Currency currency, long quantity) {
        var tariff = tariff(currency);
        if (tariff == null) {
            return null;
        }
        var minor = tariff.amount(quantity).movePointRight(currency.getDefaultFractionDigits());
        var parts = minor.divideAndRemainder(BigDecimal.valueOf(quantity));
        return parts[1].signum() == 0 ? new Money(parts[0].longValueExact(), currency) : null;
    }
}

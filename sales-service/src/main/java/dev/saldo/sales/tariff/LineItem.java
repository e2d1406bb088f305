package dev.saldo.sales.tariff;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.sales.cycle.Period;
import org.jspecify.annotations.Nullable;

/**
 * What is to be billed, before discounts and taxes.
 *
 * @param sku the product's; null for what is no product
 * @param period what it pays for; null for what is paid once
 * @param quantity at least 1
 * @param amount of all of it, rounded, with the taxes it contains; negative for what is given back
 * @param discountable whether discounts may lower it; one that is negative is never lowered
 */
@Pure
public record LineItem(
        String description,
        @Nullable String sku,
        @Nullable Period period,
        long quantity,
        Money amount,
        boolean discountable) {

    public LineItem {
        if (quantity < 1) {
            throw new IllegalArgumentException("a quantity of " + quantity);
        }
    }
}

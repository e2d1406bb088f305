package dev.saldo.sales.tariff;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What lines come to. First go the discounts that apply by themselves, then coupons, both in the order given, each from
 * what those before have left; then taxes. Nothing falls below zero that was not below it.
 */
@Pure
public final class LinePricing {

    private LinePricing() {}

    /** One line an item; all amounts in the currency. */
    public static List<PricedLine> price(
            List<LineItem> items, List<DiscountTerm> discounts, List<TaxTerm> taxes, Currency currency) {
        var taken = reductions(items, discounts, currency);
        return IntStream.range(0, items.size())
                .mapToObj(line -> PricedLine.of(items.get(line), taken.get(line), taxes))
                .toList();
    }

    /** What {@link #price} takes off each item. */
    public static List<Money> reductions(List<LineItem> items, List<DiscountTerm> discounts, Currency currency) {
        var discounting = Discounting.of(items, currency);
        return discounting.taken(discounting.best(discounts));
    }

    /**
     * The discounts that {@link #price} uses, in that order: not those whose minimum the lines do not reach, nor those
     * that stand back because they may not be combined with what is better.
     */
    public static List<DiscountTerm> granted(List<LineItem> items, List<DiscountTerm> discounts, Currency currency) {
        return Discounting.of(items, currency).best(discounts);
    }
}

package dev.saldo.sales.tariff;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;

/**
 * What lines come to together.
 *
 * @param subtotal without discounts and without any taxes
 * @param total subtotal less discounts plus taxes
 */
@Pure
public record Totals(Money subtotal, Money discountTotal, Money taxTotal, Money total) {

    public static Totals of(List<PricedLine> lines, Currency currency) {
        var discount = sum(lines, PricedLine::discount, currency);
        var tax = sum(lines, PricedLine::tax, currency);
        var total = sum(lines, PricedLine::total, currency);
        return new Totals(total.minus(tax).plus(discount), discount, tax, total);
    }

    private static Money sum(List<PricedLine> lines, Function<PricedLine, Money> part, Currency currency) {
        return lines.stream().map(part).reduce(Money.zero(currency), Money::plus);
    }
}

package dev.saldo.sales.tariff;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * A line with everything that is printed of it.
 *
 * @param unitPrice the amount by the quantity, half up; for people, the amount is what counts
 * @param discount what is taken off; never more than the amount, and of its sign
 * @param taxes one entry a tax
 * @param tax the sum of the taxes
 * @param total amount less discount plus the taxes that were not in it
 */
@Pure
public record PricedLine(LineItem item, Money unitPrice, Money discount, List<TaxedBy> taxes, Money tax, Money total) {

    /**
     * One tax of a line.
     *
     * @param percent 19 for 19 %
     * @param inclusive whether the line's amount contains it
     */
    public record TaxedBy(String name, BigDecimal percent, boolean inclusive, Money amount) {}

    /** @param discount agreed before, of the sign of the item's amount */
    public static PricedLine of(LineItem item, Money discount, List<TaxTerm> terms) {
        var net = item.amount().minus(discount);
        var taxes = Taxing.on(net, terms);
        var tax = Money.zero(net.currency());
        var total = net;
        for (var taxed : taxes) {
            tax = tax.plus(taxed.amount());
            total = taxed.inclusive() ? total : total.plus(taxed.amount());
        }
        return new PricedLine(item, unitPrice(item), discount, taxes, tax, total);
    }

    private static Money unitPrice(LineItem item) {
        return Portion.of(item.amount(), BigDecimal.ONE, BigDecimal.valueOf(item.quantity()));
    }
}

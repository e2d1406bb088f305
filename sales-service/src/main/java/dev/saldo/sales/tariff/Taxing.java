package dev.saldo.sales.tariff;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.sales.tariff.PricedLine.TaxedBy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Taxes a line; credits as charges, with the sign turned. */
@Pure
final class Taxing {

    private Taxing() {}

    /**
     * One entry a tax, in the order given.
     *
     * @param net what is left of the line's amount after discounts, with the taxes it contains
     */
    static List<TaxedBy> on(Money net, List<TaxTerm> taxes) {
        var contained = contained(net, taxes.stream().filter(TaxTerm::inclusive).toList());
        var base = contained.stream().reduce(net, Money::minus);
        var next = contained.iterator();
        var taxed = new ArrayList<TaxedBy>();
        for (var tax : taxes) {
            var amount = tax.inclusive() ? next.next() : Portion.of(base, tax.percent(), Portion.HUNDRED);
            taxed.add(new TaxedBy(tax.name(), tax.percent(), tax.inclusive(), amount));
        }
        return List.copyOf(taxed);
    }

    /**
     * Together exactly what all of them, rounded, are of the amount. Each is rounded with those after it, so that a
     * difference ends up with the first, and no tax is ever turned below zero by it.
     */
    private static List<Money> contained(Money net, List<TaxTerm> taxes) {
        var whole = taxes.stream().map(TaxTerm::percent).reduce(Portion.HUNDRED, BigDecimal::add);
        var parts = new ArrayList<Money>();
        var percent = BigDecimal.ZERO;
        var after = Money.zero(net.currency());
        for (var tax : taxes.reversed()) {
            percent = percent.add(tax.percent());
            var together = Portion.of(net, percent, whole);
            parts.addFirst(together.minus(after));
            after = together;
        }
        return parts;
    }
}

package dev.saldo.billing.invoice;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.util.List;

/** What a document adds up to: {@code grandTotal = subtotal - discount + tax}. */
@Pure
public record Totals(Money subtotal, Money discount, Money tax, Money grandTotal) {

    public Totals {
        if (!grandTotal.equals(subtotal.minus(discount).plus(tax))) {
            throw new IllegalArgumentException("%s - %s + %s is not %s".formatted(subtotal, discount, tax, grandTotal));
        }
    }

    /** Lines without discount and tax, which must add up to the total the sale was made for. */
    static Totals of(List<InvoiceLine> lines, Money saleTotal) {
        var nothing = Money.zero(saleTotal.currency());
        return new Totals(sum(lines, saleTotal), nothing, nothing, saleTotal);
    }

    /** With these lines, whose totals must add up to the grand total. */
    Totals over(List<InvoiceLine> lines) {
        if (!sum(lines, grandTotal).equals(grandTotal)) {
            throw new IllegalArgumentException("the lines do not add up to " + grandTotal);
        }
        return this;
    }

    Totals plus(Totals other) {
        return new Totals(
                subtotal.plus(other.subtotal),
                discount.plus(other.discount),
                tax.plus(other.tax),
                grandTotal.plus(other.grandTotal));
    }

    private static Money sum(List<InvoiceLine> lines, Money of) {
        return lines.stream().map(InvoiceLine::total).reduce(Money.zero(of.currency()), Money::plus);
    }
}

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
        var subtotal = lines.stream().map(InvoiceLine::total).reduce(nothing, Money::plus);
        return new Totals(subtotal, nothing, nothing, saleTotal);
    }
}

package dev.saldo.billing.invoice;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line as it is printed.
 *
 * @param position 1, 2, 3 … from the top
 * @param subscriptionId whose it is; null of a sale
 * @param periodStart the first day it pays for; null for what is paid once
 * @param periodEnd the day after the last it pays for; null for what is paid once
 * @param unitPrice what one costs; negative for what is given back
 * @param discount what is taken off, of the sign of the price
 * @param tax the sum of the taxes
 * @param total what is owed for it, with its taxes and less its discount
 */
@Pure
public record InvoiceLine(
        int position,
        String description,
        @Nullable String sku,
        @Nullable UUID subscriptionId,
        @Nullable LocalDate periodStart,
        @Nullable LocalDate periodEnd,
        long quantity,
        Money unitPrice,
        Money discount,
        Money tax,
        Money total,
        List<Tax> taxes) {

    /**
     * One tax of a line.
     *
     * @param percent 19 for 19 %
     * @param inclusive whether the unit price contains it
     */
    @Pure
    public record Tax(String name, BigDecimal percent, boolean inclusive, Money amount) {

        Tax with(Money other) {
            return new Tax(name, percent, inclusive, other);
        }
    }

    /** Of a sale, which knows neither discount nor tax. */
    static InvoiceLine ofSale(
            int position, String description, @Nullable String sku, long quantity, Money unitPrice, Money total) {
        var nothing = Money.zero(total.currency());
        return new InvoiceLine(
                position, description, sku, null, null, null, quantity, unitPrice, nothing, nothing, total, List.of());
    }

    /** The same in another place. */
    public InvoiceLine at(int place) {
        return with(place, quantity, unitPrice, discount, tax, total, taxes);
    }

    /** With all its amounts changed. */
    public InvoiceLine changed(UnaryOperator<Money> change) {
        var others = taxes.stream()
                .map(each -> each.with(change.apply(each.amount())))
                .toList();
        return with(
                position,
                quantity,
                change.apply(unitPrice),
                change.apply(discount),
                change.apply(tax),
                change.apply(total),
                others);
    }

    /** One piece of it all, its price and its tax being made of the total, the discount and the single taxes. */
    public InvoiceLine inOnePiece() {
        var nothing = Money.zero(total.currency());
        var all = taxes.isEmpty() ? tax : sum(taxes.stream(), nothing);
        var onTop = taxes.isEmpty() ? tax : sum(taxes.stream().filter(each -> !each.inclusive()), nothing);
        return with(position, 1, total.plus(discount).minus(onTop), discount, all, total, taxes);
    }

    /** What is left of total, discount and taxes without this part of it. */
    public InvoiceLine less(InvoiceLine part) {
        var left = IntStream.range(0, taxes.size())
                .mapToObj(index -> taxes.get(index)
                        .with(taxes.get(index)
                                .amount()
                                .minus(part.taxes.get(index).amount())))
                .toList();
        return with(
                position,
                quantity,
                unitPrice,
                discount.minus(part.discount),
                tax.minus(part.tax),
                total.minus(part.total),
                left);
    }

    private static Money sum(Stream<Tax> taxes, Money nothing) {
        return taxes.map(Tax::amount).reduce(nothing, Money::plus);
    }

    private InvoiceLine with(
            int place, long count, Money price, Money reduction, Money taxed, Money owed, List<Tax> each) {
        return new InvoiceLine(
                place,
                description,
                sku,
                subscriptionId,
                periodStart,
                periodEnd,
                count,
                price,
                reduction,
                taxed,
                owed,
                each);
    }
}

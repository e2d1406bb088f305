package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.sales.cycle.Interval;
import dev.saldo.sales.cycle.Period;
import dev.saldo.sales.tariff.TaxTerm;
import java.math.BigDecimal;
import java.util.List;

/**
 * At what price the present period of an item was billed, so that what is left of it can be given back whatever the plan
 * says by then.
 *
 * @param price of the whole period, before its discount; not rounded
 * @param discount of the whole period
 * @param taxes those it was billed with
 * @param whole the period the price is for, of which less may have been billed
 */
@Pure
public record Paid(BigDecimal price, Money discount, List<TaxTerm> taxes, Period whole, Interval interval) {

    /** At the price of the item as it is now. */
    static Paid of(Item item, Money discount, Period whole, Interval interval) {
        return new Paid(item.price(), discount, item.plan().taxes(), whole, interval);
    }

    /** The same, for a period that begins so many days later. */
    Paid later(long days) {
        return new Paid(
                price,
                discount,
                taxes,
                new Period(whole.start().plusDays(days), whole.end().plusDays(days)),
                interval);
    }
}

package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.sales.cycle.Interval;
import dev.saldo.sales.cycle.Period;
import java.math.BigDecimal;

/**
 * At what price the present period of an item was billed, so that what is left of it can be given back whatever the plan
 * says by then.
 *
 * @param price of the whole period, before its discount; not rounded
 * @param discount of the whole period
 * @param whole the period the price is for, of which less may have been billed
 */
@Pure
public record Paid(BigDecimal price, Money discount, Period whole, Interval interval) {}

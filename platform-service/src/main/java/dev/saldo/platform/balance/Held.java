package dev.saldo.platform.balance;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;

/**
 * What of an account's credits is set aside; never negative.
 *
 * @param version grows with every change, so that whoever hears of two sums knows the newer
 */
@Pure
public record Held(Money amount, long version) {

    public Held plus(Money more) {
        return new Held(amount.plus(more), version + 1);
    }

    public Held minus(Money less) {
        return new Held(amount.minus(less), version + 1);
    }
}

package dev.saldo.platform.lot;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;

/**
 * What a lot's cost is counted out over: its credits and their cost when it was made, or what was left of both when it
 * was last given credits back or its account's policy changed.
 */
@Pure
record Counted(Money credits, Money cost) {

    /** What is left of the cost when so many credits are left; half up is what has been given out. */
    Money costOf(Money left) {
        return cost.minus(Share.of(cost, credits.minus(left), credits));
    }
}

package dev.saldo.platform.balance;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;

/** Amounts have at most 15 digits, decimals included: whoever reads our answers and events refuses longer ones. */
@Pure
public final class Digits {

    private static final long MOST_MINOR = 999_999_999_999_999L;

    private Digits() {}

    public static boolean suffice(Money amount) {
        return Math.absExact(amount.minor()) <= MOST_MINOR;
    }
}

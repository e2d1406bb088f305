package dev.saldo.platform.lot;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.math.BigInteger;

/** The part of a cost that falls to a part of the credits; the one place where lots round. */
@Pure
final class Share {

    private Share() {}

    /** {@code cost x part / whole} in whole minor units, half up. None of them is negative, and whole is not zero. */
    static Money of(Money cost, Money part, Money whole) {
        if (part.equals(whole) || cost.isZero()) {
            return cost;
        }
        if (cost.equals(whole)) {
            return part;
        }
        var divisor = BigInteger.valueOf(whole.minor());
        var minor = BigInteger.valueOf(cost.minor())
                .multiply(BigInteger.valueOf(part.minor()))
                .shiftLeft(1)
                .add(divisor)
                .divide(divisor.shiftLeft(1));
        return new Money(minor.longValueExact(), cost.currency());
    }
}

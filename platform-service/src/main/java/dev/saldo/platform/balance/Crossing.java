package dev.saldo.platform.balance;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.util.Optional;

/**
 * A balance moved from one level to another. It follows from the balances before and after a movement alone, so there
 * is one for each crossing and none in between.
 */
@Pure
public sealed interface Crossing {

    Level level();

    /** @param threshold the lowest one the balance is now at or below */
    record Fell(Level level, Money threshold) implements Crossing {}

    record Rose(Level level) implements Crossing {}

    static Optional<Crossing> between(Money before, Money after, Thresholds thresholds) {
        var from = thresholds.levelOf(before);
        var to = thresholds.levelOf(after);
        var threshold = thresholds.reachedBy(after);
        if (to.worseThan(from) && threshold != null) {
            return Optional.of(new Fell(to, threshold));
        }
        return from.worseThan(to) ? Optional.of(new Rose(to)) : Optional.empty();
    }
}

package dev.saldo.platform.lot;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.platform.balance.AccountKey;
import java.time.Instant;
import java.util.UUID;

/**
 * Credits that came in together, and what is left of them.
 *
 * @param costRemaining what the remaining credits have cost; zero in an account whose lots share one cost
 */
@Pure
public record Lot(
        UUID id,
        AccountKey account,
        Origin origin,
        Purchase purchase,
        Counted counted,
        Money remaining,
        Money costRemaining) {

    public static Lot of(UUID id, AccountKey account, Origin origin, Purchase purchase) {
        var counted = new Counted(purchase.credits(), purchase.cost());
        return new Lot(id, account, origin, purchase, counted, purchase.credits(), purchase.cost());
    }

    boolean isOpen() {
        return remaining.isPositive();
    }

    public boolean isExpired(Instant now) {
        var expiry = purchase.expiresAt();
        return expiry != null && !expiry.isAfter(now);
    }

    /** What the next credits cost that are taken. All that is given out of a lot comes to its cost, whatever the steps. */
    Money costOf(Money credits) {
        return costRemaining.minus(counted.costOf(remaining.minus(credits)));
    }

    Lot without(Money credits, Money cost) {
        return new Lot(id, account, origin, purchase, counted, remaining.minus(credits), costRemaining.minus(cost));
    }

    /** Credits that were taken come back with the cost they were given; from then on it is counted anew. */
    Lot with(Money credits, Money cost) {
        return counting(remaining.plus(credits), costRemaining.plus(cost));
    }

    /** The lot in an account whose lots share one cost. */
    Lot pooled() {
        return counting(remaining, Money.zero(remaining.currency()));
    }

    private Lot counting(Money credits, Money cost) {
        return new Lot(id, account, origin, purchase, new Counted(credits, cost), credits, cost);
    }
}

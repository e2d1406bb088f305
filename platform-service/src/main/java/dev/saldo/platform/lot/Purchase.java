package dev.saldo.platform.lot;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Credits and what was paid for them.
 *
 * @param credits all of them, the bonus included
 * @param bonus how many of them came on top
 * @param expiresAt null for credits that do not expire
 */
@Pure
public record Purchase(
        Money credits,
        Money bonus,
        Money paid,
        Money fees,
        @Nullable Instant expiresAt) {

    /** One credit for one unit of the currency. */
    public static Purchase nominal(Money credits) {
        return at(credits, credits);
    }

    /** Credits that cost this and no more, and that do not expire. */
    static Purchase at(Money credits, Money cost) {
        var nothing = Money.zero(credits.currency());
        return new Purchase(credits, nothing, cost, nothing, null);
    }

    public Money cost() {
        return paid.plus(fees);
    }
}

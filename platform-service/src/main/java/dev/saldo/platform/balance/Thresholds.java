package dev.saldo.platform.balance;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The balances at or below which a platform is low, or critical; null where nobody wants to know.
 */
@Pure
public record Thresholds(@Nullable Money low, @Nullable Money critical) {

    public static final Thresholds NONE = new Thresholds(null, null);

    public Level levelOf(Money balance) {
        if (reached(balance, critical)) {
            return Level.CRITICAL;
        }
        return reached(balance, low) ? Level.LOW : Level.NORMAL;
    }

    /** The lowest threshold a balance has reached; null while it is normal. */
    @Nullable
    Money reachedBy(Money balance) {
        return reached(balance, critical) ? critical : reached(balance, low) ? low : null;
    }

    private static boolean reached(Money balance, @Nullable Money threshold) {
        return threshold != null && balance.compareTo(threshold) <= 0;
    }
}

package dev.saldo.sales.pricing;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import org.jspecify.annotations.Nullable;

/** How large an amount may get: whoever reads it elsewhere accepts 15 digits. */
@Pure
final class Amounts {

    private static final long MOST = 999_999_999_999_999L;

    private Amounts() {}

    static boolean fits(long minor) {
        return minor <= MOST;
    }

    static boolean fits(@Nullable Money price, long quantity) {
        return price == null || price.minor() <= MOST / quantity;
    }

    static @Nullable Money times(@Nullable Money price, long quantity) {
        return price == null || !fits(price, quantity) ? null : price.times(quantity);
    }
}

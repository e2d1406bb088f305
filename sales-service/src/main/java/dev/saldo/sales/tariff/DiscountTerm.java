package dev.saldo.sales.tariff;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A discount as it was agreed; either in percent or an amount.
 *
 * @param code of a coupon; null for a discount that applies by itself
 * @param percent 10 for 10 %, at most 100
 * @param amount taken once off all lines together; has no effect in another currency
 * @param minimumAmount what the lines must come to before discounts; never reached in another currency
 * @param combinable whether it may be used beside others
 * @param cycles for how many billing periods; null for all of them
 */
@Pure
public record DiscountTerm(
        UUID id,
        @Nullable String code,
        String name,
        @Nullable BigDecimal percent,
        @Nullable Money amount,
        @Nullable Money minimumAmount,
        boolean combinable,
        @Nullable Integer cycles) {

    public DiscountTerm {
        if ((percent == null) == (amount == null)) {
            throw new IllegalArgumentException("%s: either in percent or an amount".formatted(name));
        }
        if (percent != null && !Portion.isPercent(percent)) {
            throw new IllegalArgumentException("%s: %s %%".formatted(name, percent));
        }
        if (amount != null && amount.isNegative()) {
            throw new IllegalArgumentException("%s: %s".formatted(name, amount));
        }
    }
}

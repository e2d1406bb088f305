package dev.saldo.sales.pricing;

import dev.saldo.kit.Pure;
import java.util.Locale;

/**
 * What stands in the way of selling a line.
 *
 * @param pointer where in the sale's JSON
 * @param asked true when what the seller asked for is the reason, so that not even a draft can be of it; false when
 *     the rest of the world is, which may change until the sale is confirmed
 */
@Pure
public record Objection(String pointer, Condition condition, String detail, boolean asked) {

    /** The condition that is not met. */
    public enum Condition {
        UNKNOWN_PRODUCT,
        UNKNOWN_PLATFORM,
        PRODUCT_NOT_SELLABLE,
        NO_OFFER,
        PLATFORM_DELETED,
        CURRENCY_MISMATCH,
        AMOUNT_TOO_LARGE,
        UNKNOWN_PLAN,
        PLAN_NOT_SELLABLE,
        CUSTOMER_DELETED;

        /** The stable code clients see. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}

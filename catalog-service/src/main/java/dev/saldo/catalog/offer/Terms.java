package dev.saldo.catalog.offer;

import dev.saldo.catalog.offer.Decision.Reason;
import dev.saldo.catalog.platform.PlatformCopy;
import dev.saldo.kit.Pure;
import org.jspecify.annotations.Nullable;

/**
 * At which platform a product is to be bought, for what.
 *
 * @param platform null when nobody knows it
 * @param preferred true to prefer this offer from now on, false to leave that choice as it is
 */
@Pure
public record Terms(@Nullable PlatformCopy platform, Price price, boolean preferred) {

    /** Null when one can buy there, for that. */
    @Nullable
    Reason refusal() {
        if (price.isOutOfRange()) {
            return Reason.VALID_FROM_OUT_OF_RANGE;
        }
        return refusal(platform, price);
    }

    static @Nullable Reason refusal(@Nullable PlatformCopy platform, @Nullable Price price) {
        if (platform == null) {
            return Reason.UNKNOWN_PLATFORM;
        }
        if (platform.isDeleted()) {
            return Reason.PLATFORM_DELETED;
        }
        return price == null || platform.dealsIn(price.buyingPrice()) ? null : Reason.CURRENCY_MISMATCH;
    }
}

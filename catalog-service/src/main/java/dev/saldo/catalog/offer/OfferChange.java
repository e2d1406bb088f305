package dev.saldo.catalog.offer;

import dev.saldo.catalog.offer.Decision.Reason;
import dev.saldo.catalog.platform.PlatformCopy;
import dev.saldo.kit.Pure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of an offer.
 *
 * @param price a price more, or null for none
 * @param preferred null to leave it
 * @param platform whose offer it is
 */
@Pure
record OfferChange(
        @Nullable Price price,
        @Nullable Boolean preferred,
        @Nullable PlatformCopy platform) {

    @Nullable
    Reason refusal(Offer offer, Instant now) {
        if (Boolean.FALSE.equals(preferred) && offer.preferred()) {
            return Reason.PREFERRED_NEEDED;
        }
        if (price == null && !Boolean.TRUE.equals(preferred)) {
            return null;
        }
        var refusal = Terms.refusal(platform, price);
        return refusal != null || price == null ? refusal : offer.prices().refusalOf(price, now);
    }
}

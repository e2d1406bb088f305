package dev.saldo.sales.copy;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who supplies a product at what price, as catalog last told it. */
@Pure
public record OffersCopy(UUID productId, List<Offer> offers, long version) {

    /** One platform's offer; {@code prices} oldest first. */
    public record Offer(UUID platformId, boolean preferred, List<Price> prices) {

        /** What one unit costs at that moment, or null while no price has come into force. */
        public @Nullable Money priceAt(Instant moment) {
            Money inForce = null;
            for (var price : prices) {
                inForce = price.validFrom().isAfter(moment) ? inForce : price.buyingPrice();
            }
            return inForce;
        }
    }

    /** A price that counts from {@code validFrom} on. */
    public record Price(Instant validFrom, Money buyingPrice) {}

    /** The offer of the platform that was asked for; otherwise the preferred one, or the only one there is. */
    public @Nullable Offer choose(@Nullable UUID platformId) {
        if (platformId == null && offers.size() == 1) {
            return offers.getFirst();
        }
        return offers.stream()
                .filter(offer -> platformId == null
                        ? offer.preferred()
                        : offer.platformId().equals(platformId))
                .findFirst()
                .orElse(null);
    }
}

package dev.saldo.catalog.offer;

import dev.saldo.kit.web.MoneyNotNegative;
import dev.saldo.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of an offer; absent stays as it is.
 *
 * @param validFrom from when the new price holds; now, unless said otherwise, and never in the past
 */
record ChangeOfferRequest(
        @Nullable @MoneyNotNegative Money buyingPrice,
        @Nullable Instant validFrom,
        @Nullable Boolean preferred) {

    Decision decide(Scene scene, Offer offer) {
        if (buyingPrice == null && validFrom != null) {
            return new Decision.Refused(Decision.Reason.PRICE_MISSING);
        }
        var price = buyingPrice == null ? null : new Price(scene.start(validFrom), buyingPrice);
        var change = new OfferChange(price, preferred, scene.platform(offer.platformId()));
        return scene.supply().change(offer, change, scene.now());
    }
}

package dev.saldo.catalog.offer;

import dev.saldo.kit.web.MoneyNotNegative;
import dev.saldo.money.Money;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A platform supplies a product.
 *
 * @param validFrom now, unless said otherwise; may lie in the past
 * @param preferred true to buy there unless told otherwise; the first offer of a product is preferred anyway
 */
record AddOfferRequest(
        @NotNull UUID platformId,
        @NotNull @MoneyNotNegative Money buyingPrice,
        @Nullable Instant validFrom,
        @Nullable Boolean preferred) {

    Terms terms(Scene scene) {
        var price = new Price(scene.start(validFrom), buyingPrice);
        return new Terms(scene.platform(platformId), price, Boolean.TRUE.equals(preferred));
    }
}

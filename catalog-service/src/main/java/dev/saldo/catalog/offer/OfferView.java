package dev.saldo.catalog.offer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.saldo.catalog.platform.PlatformCopy;
import dev.saldo.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An offer as callers see it.
 *
 * @param buyingPrice the one in force now; absent while the first is still to come
 * @param validFrom since when it is in force
 * @param announced prices to come, the next first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OfferView(
        UUID id,
        UUID platformId,
        @Nullable String platformName,
        boolean preferred,
        @Nullable Money buyingPrice,
        @Nullable Instant validFrom,
        List<Announced> announced,
        long version) {

    /** A price to come. */
    public record Announced(Instant validFrom, Money buyingPrice) {}

    /** All offers of a product. */
    public static List<OfferView> of(Supply supply, Map<UUID, PlatformCopy> platforms, Instant now) {
        return supply.offers().stream()
                .map(offer -> of(offer, platforms.get(offer.platformId()), now))
                .toList();
    }

    static OfferView of(Offer offer, @Nullable PlatformCopy platform, Instant now) {
        var current = offer.prices().inForce(now);
        return new OfferView(
                offer.id(),
                offer.platformId(),
                platform == null ? null : platform.name(),
                offer.preferred(),
                current == null ? null : current.buyingPrice(),
                current == null ? null : current.validFrom(),
                offer.prices().from(now).stream()
                        .filter(price -> price.validFrom().isAfter(now))
                        .map(price -> new Announced(price.validFrom(), price.buyingPrice()))
                        .toList(),
                offer.version());
    }
}

package dev.saldo.catalog.offer;

import dev.saldo.catalog.offer.Decision.Accepted;
import dev.saldo.catalog.offer.Decision.Refused;
import dev.saldo.catalog.platform.PlatformCopy;
import dev.saldo.kit.Pure;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All offers of a product, oldest first. If there is any, exactly one is preferred: the first, until another is chosen.
 *
 * @param version of the last offer-changed about the product; 0 before the first
 */
@Pure
public record Supply(UUID productId, long version, List<Offer> offers) {

    public static Supply none(UUID productId) {
        return new Supply(productId, 0, List.of());
    }

    /** One more platform. */
    Decision add(UUID newOffer, Terms terms, Instant now) {
        var platform = terms.platform();
        if (platform != null && at(platform) != null) {
            return new Refused(Decision.Reason.ALREADY_OFFERED);
        }
        var refusal = terms.refusal();
        if (platform == null || refusal != null) {
            return new Refused(Objects.requireNonNullElse(refusal, Decision.Reason.UNKNOWN_PLATFORM));
        }
        var offer = new Offer(newOffer, platform.id(), false, PriceTimeline.startingWith(terms.price()), 1);
        var next = new Supply(
                productId,
                version,
                Stream.concat(offers.stream(), Stream.of(offer)).toList());
        return new Accepted(terms.preferred() || offers.isEmpty() ? next.preferring(newOffer) : next);
    }

    /** Another price, or the preference, or both. */
    Decision change(Offer offer, OfferChange change, Instant now) {
        var refusal = change.refusal(offer, now);
        if (refusal != null) {
            return new Refused(refusal);
        }
        var price = change.price();
        var next = price == null ? this : replacing(offer.id(), old -> old.priced(price, now));
        return new Accepted(Boolean.TRUE.equals(change.preferred()) ? next.preferring(offer.id()) : next);
    }

    /** The platform supplies the product on these terms from now on, whether it did before or not. */
    public Decision put(UUID newOffer, Terms terms, Instant now) {
        var platform = terms.platform();
        var known = platform == null ? null : at(platform);
        if (known == null) {
            return add(newOffer, terms, now);
        }
        var price = known.prices().alreadySays(terms.price(), now) ? null : terms.price();
        return change(known, new OfferChange(price, terms.preferred() ? true : null, platform), now);
    }

    /** The platform supplies the product no more; if it was preferred, the oldest of the others is from now on. */
    Supply without(UUID offerId) {
        var left = offers.stream().filter(offer -> !offer.id().equals(offerId)).toList();
        var next = new Supply(productId, version, left);
        return left.isEmpty() || left.stream().anyMatch(Offer::preferred)
                ? next
                : next.preferring(left.getFirst().id());
    }

    List<UUID> platformsAnd(List<UUID> others) {
        return Stream.concat(offers.stream().map(Offer::platformId), others.stream())
                .toList();
    }

    @Nullable
    Offer find(UUID offerId) {
        return offers.stream()
                .filter(offer -> offer.id().equals(offerId))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Offer at(PlatformCopy platform) {
        return offers.stream()
                .filter(offer -> offer.platformId().equals(platform.id()))
                .findFirst()
                .orElse(null);
    }

    private Supply preferring(UUID chosen) {
        return new Supply(
                productId,
                version,
                offers.stream()
                        .map(offer -> offer.preferred(offer.id().equals(chosen)))
                        .toList());
    }

    private Supply replacing(UUID offerId, UnaryOperator<Offer> change) {
        return new Supply(
                productId,
                version,
                offers.stream()
                        .map(offer -> offer.id().equals(offerId) ? change.apply(offer) : offer)
                        .toList());
    }
}

package dev.saldo.catalog.offer;

import dev.saldo.kit.Pure;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A product's offers before and after a decision, and what has to be written to get from one to the other. */
@Pure
public record SupplyChange(Supply before, Supply after) {

    public boolean isEmpty() {
        return before.equals(after);
    }

    /** Of the offer-changed that tells of it. */
    long version() {
        return before.version() + 1;
    }

    List<Offer> made() {
        return after.offers().stream()
                .filter(offer -> before.find(offer.id()) == null)
                .toList();
    }

    List<UUID> ended() {
        return before.offers().stream()
                .map(Offer::id)
                .filter(id -> after.find(id) == null)
                .toList();
    }

    /** Offers that stay, but are no longer the preferred one. */
    List<UUID> losingPreference() {
        return preferred(before)
                .filter(id -> after.find(id) != null)
                .filter(id -> preferred(after).noneMatch(id::equals))
                .toList();
    }

    /** Offers that were there before; one that is made preferred is written so. */
    List<UUID> gainingPreference() {
        return preferred(after)
                .filter(id -> before.find(id) != null)
                .filter(id -> preferred(before).noneMatch(id::equals))
                .toList();
    }

    /** Offers that were there before and have a price more. */
    List<UUID> repriced() {
        return newPrices().stream()
                .map(NewPrice::offerId)
                .filter(id -> before.find(id) != null)
                .distinct()
                .toList();
    }

    List<NewPrice> newPrices() {
        return after.offers().stream().flatMap(this::newPrices).toList();
    }

    private Stream<NewPrice> newPrices(Offer offer) {
        var old = before.find(offer.id());
        return offer.prices().prices().stream()
                .filter(price -> old == null || !old.prices().prices().contains(price))
                .map(price -> new NewPrice(offer.id(), price));
    }

    private static Stream<UUID> preferred(Supply supply) {
        return supply.offers().stream().filter(Offer::preferred).map(Offer::id);
    }

    /** A price to be recorded. */
    @Pure
    record NewPrice(UUID offerId, Price price) {}
}

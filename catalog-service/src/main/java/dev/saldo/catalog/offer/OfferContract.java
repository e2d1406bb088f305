package dev.saldo.catalog.offer;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.catalog.OfferChanged;
import dev.saldo.kit.outbox.OutboxMessage;
import java.time.Instant;
import java.util.UUID;

/** What others are told of a product's offers: all of them, with the prices that matter from now on. */
final class OfferContract {

    private OfferContract() {}

    static OutboxMessage message(UUID store, SupplyChange change, Instant now) {
        var product = change.after().productId();
        var offers =
                change.after().offers().stream().map(offer -> offer(offer, now)).toList();
        return OutboxMessage.of(
                Topics.OFFER_CHANGED, store, product, new OfferChanged(product, offers, change.version()));
    }

    private static OfferChanged.Offer offer(Offer offer, Instant now) {
        var prices = offer.prices().from(now).stream()
                .map(price -> new OfferChanged.Price(price.validFrom(), price.buyingPrice()))
                .toList();
        return new OfferChanged.Offer(offer.id(), offer.platformId(), offer.preferred(), prices);
    }
}

package dev.saldo.contracts.catalog;

import dev.saldo.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Who supplies a product at what price changed; all offers of the product as they are now. Keyed by the product, so
 * that the preferred offer never moves out of order.
 *
 * @param version grows with every change of the product's offers; drop what is older than what you know
 */
public record OfferChanged(UUID productId, List<Offer> offers, long version) {

    /**
     * A platform that supplies the product.
     *
     * @param prices the price in force and those announced, oldest first
     */
    public record Offer(UUID offerId, UUID platformId, boolean preferred, List<Price> prices) {}

    /**
     * A buying price from a moment on.
     *
     * @param buyingPrice what one unit costs in the platform's credits, from {@code validFrom} on
     */
    public record Price(Instant validFrom, Money buyingPrice) {}
}

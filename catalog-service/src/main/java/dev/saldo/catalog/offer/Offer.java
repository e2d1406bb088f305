package dev.saldo.catalog.offer;

import dev.saldo.kit.Pure;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One platform supplies one product.
 *
 * @param prices at least the one in force and those announced
 */
@Pure
record Offer(UUID id, UUID platformId, boolean preferred, PriceTimeline prices, long version) {

    Offer preferred(boolean chosen) {
        return new Offer(id, platformId, chosen, prices, version);
    }

    Offer priced(Price next, Instant now) {
        return prices.alreadySays(next, now) ? this : new Offer(id, platformId, preferred, prices.with(next), version);
    }

    Offer withPricesOf(Offer other) {
        var all = Stream.concat(prices.prices().stream(), other.prices.prices().stream())
                .toList();
        return new Offer(id, platformId, preferred, new PriceTimeline(all), version);
    }
}

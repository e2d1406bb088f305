package dev.saldo.catalog.offer;

import dev.saldo.catalog.offer.Decision.Reason;
import dev.saldo.kit.Pure;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An offer's prices by the time they begin; each holds until the next begins, the last for ever. */
@Pure
record PriceTimeline(List<Price> prices) {

    PriceTimeline {
        prices = prices.stream().sorted(Comparator.comparing(Price::validFrom)).toList();
    }

    static PriceTimeline startingWith(Price first) {
        return new PriceTimeline(List.of(first));
    }

    /** The last price that began at the instant or before it; null when the first is still to come. */
    @Nullable
    Price inForce(Instant at) {
        return prices.stream()
                .filter(price -> !price.validFrom().isAfter(at))
                .reduce((_, later) -> later)
                .orElse(null);
    }

    /** The price in force and those announced. */
    List<Price> from(Instant at) {
        var current = inForce(at);
        return prices.stream()
                .filter(price -> price.equals(current) || price.validFrom().isAfter(at))
                .toList();
    }

    /** What was paid until now stays as it was, and no two prices begin at once; null when the price may be added. */
    @Nullable
    Reason refusalOf(Price next, Instant now) {
        if (next.isOutOfRange()) {
            return Reason.VALID_FROM_OUT_OF_RANGE;
        }
        if (next.validFrom().isBefore(now)) {
            return Reason.PRICE_IN_PAST;
        }
        return prices.stream().anyMatch(price -> price.validFrom().equals(next.validFrom()))
                ? Reason.PRICE_EXISTS
                : null;
    }

    /** True when the price is the one in force anyway; an announced price always says something new. */
    boolean alreadySays(Price next, Instant now) {
        var current = inForce(now);
        return current != null
                && !next.validFrom().isAfter(now)
                && current.buyingPrice().equals(next.buyingPrice());
    }

    PriceTimeline with(Price next) {
        return new PriceTimeline(Stream.concat(prices.stream(), Stream.of(next)).toList());
    }
}

package dev.saldo.catalog.offer;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.time.Instant;

/** What one unit costs from {@code validFrom} on, until the offer's next price begins. */
@Pure
public record Price(Instant validFrom, Money buyingPrice) {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    boolean isOutOfRange() {
        return validFrom.isBefore(EARLIEST) || !validFrom.isBefore(LATEST);
    }
}

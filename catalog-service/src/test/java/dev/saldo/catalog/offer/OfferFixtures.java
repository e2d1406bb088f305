package dev.saldo.catalog.offer;

import dev.saldo.catalog.platform.PlatformCopy;
import dev.saldo.money.Money;
import java.time.Instant;
import java.util.UUID;

final class OfferFixtures {

    static final Instant JAN_1 = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant FEB_1 = Instant.parse("2026-02-01T00:00:00Z");
    static final Instant MAR_1 = Instant.parse("2026-03-01T00:00:00Z");

    static final UUID PRODUCT = new UUID(1, 1);
    static final UUID STORE = new UUID(1, 2);
    static final UUID FIRST = new UUID(2, 1);
    static final UUID SECOND = new UUID(2, 2);
    static final UUID THIRD = new UUID(2, 3);

    static final PlatformCopy NORTH = platform(1, "North", "ACTIVE");
    static final PlatformCopy SOUTH = platform(2, "South", "ACTIVE");
    static final PlatformCopy WEST = platform(3, "West", "ACTIVE");
    static final PlatformCopy CLOSED = platform(4, "Closed", "DELETED");

    private OfferFixtures() {}

    static Price price(String amount, Instant from) {
        return new Price(from, Money.of(amount, "USD"));
    }

    static Terms at(PlatformCopy platform, String amount, Instant from) {
        return new Terms(platform, price(amount, from), false);
    }

    static Terms preferring(PlatformCopy platform, String amount, Instant from) {
        return new Terms(platform, price(amount, from), true);
    }

    static Supply after(Decision decision) {
        return ((Decision.Accepted) decision).next();
    }

    private static PlatformCopy platform(int number, String name, String status) {
        return new PlatformCopy(STORE, new UUID(3, number), name, "USD", status, 1);
    }
}

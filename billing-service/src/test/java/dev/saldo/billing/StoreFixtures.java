package dev.saldo.billing;

import dev.saldo.contracts.identity.StoreChanged;
import dev.saldo.contracts.identity.StoreChanged.Policies;
import dev.saldo.contracts.identity.StoreChanged.Retention;
import dev.saldo.contracts.identity.StoreChanged.Seller;
import dev.saldo.contracts.identity.StoreChanged.Subscriptions;
import dev.saldo.contracts.sales.Customer;
import java.util.UUID;

/** Stores as identity-service tells of them. */
public final class StoreFixtures {

    public static final Seller SHOP = new Seller(
            "Płyty i Spółka",
            new Customer.Address("Rynek 1", "Kraków", "MP", "30-001", "Poland"),
            "PL123",
            "shop@example.com",
            30);

    private StoreFixtures() {}

    public static StoreChanged store(UUID id, String timeZone, long version) {
        return store(id, timeZone, new Policies("wait", Retention.FOR_EVER), version);
    }

    /** A store that wants one invoice a customer and day. */
    public static StoreChanged consolidating(UUID id, String timeZone, long version) {
        return store(
                id, timeZone, new Policies("wait", Retention.FOR_EVER, new Subscriptions("day", 7, true)), version);
    }

    /** A test store. */
    public static StoreChanged sandbox(UUID id) {
        var policies = new Policies("wait", Retention.FOR_EVER);
        return new StoreChanged(id, "Próby", "proby", true, "PLN", "UTC", "pl-PL", "PL", SHOP, policies, 1);
    }

    private static StoreChanged store(UUID id, String timeZone, Policies policies, long version) {
        return new StoreChanged(id, "Płyty", "plyty", false, "PLN", timeZone, "pl-PL", "PL", SHOP, policies, version);
    }
}

package dev.saldo.gateway.routing;

import java.util.Locale;
import java.util.stream.Stream;

/** A service behind the gateway, and the paths it answers for. */
public enum Service {
    PLATFORM,
    CATALOG,
    SALES,
    BILLING,
    USAGE,
    IDENTITY;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String[] paths() {
        var everywhere = Stream.of("audit", "dead-letters", "privacy").map(resource -> resource + "/" + id());
        var api = Stream.concat(resources(), everywhere).map("/api/v1/%s/**"::formatted);
        return Stream.concat(api, open()).toArray(String[]::new);
    }

    /** What needs no credential. */
    private Stream<String> open() {
        return this == IDENTITY ? Stream.of("/.well-known/jwks.json") : Stream.of();
    }

    private Stream<String> resources() {
        return switch (this) {
            case PLATFORM -> Stream.of("platforms");
            case CATALOG -> Stream.of("products", "offers", "plans", "taxes", "discounts");
            case SALES -> Stream.of("customers", "sales", "subscriptions");
            case BILLING -> Stream.of("invoices", "credit-notes", "payments", "customer-balances");
            case USAGE -> Stream.of("usage", "limits");
            case IDENTITY -> Stream.of("stores", "clock", "members", "api-keys", "whoami");
        };
    }
}

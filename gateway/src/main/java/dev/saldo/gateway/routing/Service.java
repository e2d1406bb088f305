package dev.saldo.gateway.routing;

import java.util.Locale;
import java.util.stream.Stream;

/** A service behind the gateway, and the paths it answers for. */
public enum Service {
    PLATFORM,
    CATALOG,
    SALES,
    BILLING;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String[] paths() {
        return Stream.concat(resources(), Stream.of("dead-letters/" + id()))
                .map("/api/v1/%s/**"::formatted)
                .toArray(String[]::new);
    }

    private Stream<String> resources() {
        return switch (this) {
            case PLATFORM -> Stream.of("platforms");
            case CATALOG -> Stream.of("products", "offers");
            case SALES -> Stream.of("customers", "sales", "sales-policy");
            case BILLING -> Stream.of("invoices", "credit-notes", "payments", "seller");
        };
    }
}

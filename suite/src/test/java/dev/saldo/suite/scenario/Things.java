package dev.saldo.suite.scenario;

import dev.saldo.suite.scenario.ApiDocument.Operation;
import java.util.Map;
import java.util.UUID;

/**
 * One of everything, so that bad input meets something that is there.
 *
 * @param ids by the resource in whose path the id stands
 */
record Things(Map<String, String> ids) {

    /** The customer who buys, apart from the one whom operations on customers may do away with. */
    private static final String BUYERS = "buyers";

    /** An id of nothing. */
    static final String UNKNOWN = "00000000-0000-7000-8000-000000000000";

    static Things in(Shop shop) {
        var platform = shop.platformWith("100.00");
        var product = shop.product(platform, "3.00", "4.99");
        var offer = shop.saldo()
                .list("/api/v1/products/%s/offers".formatted(product.id()))
                .getFirst();
        var sale = shop.sale(product).confirmed().becomes("COMPLETED");
        var invoice = sale.invoice();
        var saldo = shop.saldo();
        var email = "member-%s@example.org".formatted(UUID.randomUUID());
        return new Things(Map.ofEntries(
                Map.entry("platforms", platform.id().toString()),
                Map.entry("holds", made(saldo, "platforms/%s/holds".formatted(platform.id()), held())),
                Map.entry("products", product.id().toString()),
                Map.entry("offers", offer.get("id").stringValue()),
                Map.entry("customers", made(saldo, "customers", Map.of("name", "Nobody's customer"))),
                Map.entry(BUYERS, sale.now().get("customerId").stringValue()),
                Map.entry("sales", shop.sale(product).id().toString()),
                Map.entry("invoices", invoice.get("id").stringValue()),
                Map.entry("leases", made(saldo, "usage/leases", lease())),
                Map.entry("stores", saldo.get("/api/v1/whoami").is(200).text("store")),
                Map.entry("members", made(saldo, "members", Map.of("email", email, "role", "viewer"))),
                Map.entry("api-keys", made(saldo, "api-keys", Map.of("name", "a key", "role", "viewer")))));
    }

    private static Map<String, Object> lease() {
        var subscriber = Map.of("type", "device", "id", UUID.randomUUID().toString());
        return Map.of("subscriber", subscriber, "feature", "api-calls", "amount", 10, "ttlSeconds", 86_400);
    }

    private static Map<String, ?> held() {
        return Map.of("amount", Samples.money("1.00", "USD"));
    }

    private static String made(Saldo saldo, String resource, Object body) {
        return saldo.post("/api/v1/" + resource, body).is(201).id().toString();
    }

    /** The operation's path with the ids of these things in it. */
    String path(Operation operation) {
        var path = operation.path();
        for (var thing : ids.entrySet()) {
            path = path.replaceAll("/" + thing.getKey() + "/\\{[^}]+}", "/" + thing.getKey() + "/" + thing.getValue());
        }
        return path.replaceAll("\\{[^}]+}", UNKNOWN);
    }

    Samples samples(ApiDocument document) {
        return new Samples(
                document,
                Map.of(
                        "platformId", ids.get("platforms"),
                        "productId", ids.get("products"),
                        "customerId", ids.get(BUYERS),
                        "invoiceId", ids.get("invoices")));
    }
}

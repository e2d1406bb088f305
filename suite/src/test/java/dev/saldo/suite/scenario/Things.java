package dev.saldo.suite.scenario;

import dev.saldo.suite.scenario.ApiDocument.Operation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One of everything, so that bad input meets something that is there.
 *
 * @param ids by the resource in whose path the id stands
 */
record Things(Map<String, String> ids) {

    /** The customer who buys, apart from the one whom operations on customers may do away with. */
    private static final String BUYERS = "buyers";

    private static final String COUPONS = "coupons";

    /** A subscription that may end, apart from the one with which everything else is tried. */
    private static final String DISPENSABLE = "dispensable subscriptions";

    private static final Pattern ENDS_A_SUBSCRIPTION =
            Pattern.compile("/api/v1/subscriptions/\\{id}/(cancel|force-delete)");

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
        var buyer = sale.now().get("customerId").stringValue();
        var plan = publishedPlan(saldo, product);
        var code = "code-" + UUID.randomUUID();
        var email = "member-%s@example.org".formatted(UUID.randomUUID());
        return new Things(Map.ofEntries(
                Map.entry("platforms", platform.id().toString()),
                Map.entry("holds", made(saldo, "platforms/%s/holds".formatted(platform.id()), held())),
                Map.entry("products", product.id().toString()),
                Map.entry("offers", offer.get("id").stringValue()),
                Map.entry("plans", plan),
                Map.entry("taxes", made(saldo, "taxes", Map.of("name", "VAT", "percent", "10"))),
                Map.entry(
                        "discounts",
                        made(saldo, "discounts", Map.of("name", "A tenth", "percent", "10", "code", code))),
                Map.entry(COUPONS, code),
                Map.entry("customers", made(saldo, "customers", Map.of("name", "Nobody's customer"))),
                Map.entry(BUYERS, buyer),
                Map.entry("customer-balances", buyer),
                Map.entry("subscriptions", runningSubscription(saldo, plan, buyer)),
                Map.entry(DISPENSABLE, made(saldo, "subscriptions", Map.of("planId", plan, "customerId", buyer))),
                Map.entry("migrations", migration(saldo, plan)),
                Map.entry("sales", shop.sale(product).id().toString()),
                Map.entry("invoices", invoice.get("id").stringValue()),
                Map.entry("leases", made(saldo, "usage/leases", lease())),
                Map.entry("stores", saldo.get("/api/v1/whoami").is(200).text("store")),
                Map.entry("members", made(saldo, "members", Map.of("email", email, "role", "viewer"))),
                Map.entry("api-keys", made(saldo, "api-keys", Map.of("name", "a key", "role", "viewer")))));
    }

    private static String publishedPlan(Saldo saldo, Product product) {
        var price = Map.of("currency", "USD", "model", "flat", "amount", "4.99");
        var terms = Map.of("productId", product.id(), "name", "A plan", "period", "monthly", "prices", List.of(price));
        var plan = made(saldo, "plans", terms);
        saldo.post("/api/v1/plans/%s/publish".formatted(plan), Map.of()).is(200);
        return plan;
    }

    private static String runningSubscription(Saldo saldo, String plan, String customer) {
        var subscription = made(saldo, "subscriptions", Map.of("planId", plan, "customerId", customer));
        saldo.post("/api/v1/subscriptions/%s/confirm".formatted(subscription), Map.of())
                .is(200);
        return subscription;
    }

    /** Over at once, since there is no newer version. */
    private static String migration(Saldo saldo, String plan) {
        return saldo.post("/api/v1/subscriptions/migrations", Map.of("planId", plan))
                .is(202)
                .id()
                .toString();
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
        if (ENDS_A_SUBSCRIPTION.matcher(path).matches()) {
            return path.replace("{id}", Objects.requireNonNull(ids.get(DISPENSABLE)));
        }
        for (var thing : ids.entrySet()) {
            path = path.replaceAll("/" + thing.getKey() + "/\\{[^}]+}", "/" + thing.getKey() + "/" + thing.getValue());
        }
        return path.replaceAll("\\{[^}]+}", UNKNOWN);
    }

    Samples samples(ApiDocument document) {
        return new Samples(
                document,
                Map.of(
                        "platformId",
                        ids.get("platforms"),
                        "productId",
                        ids.get("products"),
                        "productIds",
                        ids.get("products"),
                        "planId",
                        ids.get("plans"),
                        "planIds",
                        ids.get("plans"),
                        "taxIds",
                        ids.get("taxes"),
                        COUPONS,
                        ids.get(COUPONS),
                        "customerId",
                        ids.get(BUYERS),
                        "invoiceId",
                        ids.get("invoices")));
    }
}

package dev.saldo.chaos.load;

import dev.saldo.money.Money;
import java.net.URI;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sets up what is there before anything goes wrong: stores with platforms, products, plans, customers and meters. */
public final class Opening {

    static final Currency USD = Currency.getInstance("USD");

    private static final int PLATFORMS = 3;
    private static final int PRODUCTS = 6;
    private static final int PLANS = 3;
    private static final int CUSTOMERS = 4;
    private static final int ATTEMPTS = 60;

    /** One with an overdraft limit, so that balances below zero are met too. */
    private static final long OVERDRAFT_MINOR = 5_000;

    private final String name;
    private final Http http;

    private Opening(String name, Http http) {
        this.name = name;
        this.http = http;
    }

    /** A store whose sales wait when credit is missing. */
    public static Store ofFirst(Http http) throws InterruptedException {
        var opening = new Opening("waiting", http);
        return opening.open(UUID.fromString(opening.until(() -> http.get("/api/v1/whoami"))
                .body()
                .path("store")
                .stringValue()));
    }

    /** A further store, whose sales are rejected when credit is missing. */
    public static Store ofSecond(Store first, URI gateway) throws InterruptedException {
        var made = new Opening("making", first.http())
                .until(() -> first.http().post("/api/v1/stores", null, Map.of("name", "Rejecting")))
                .body();
        var http = new Http(gateway, made.at("/apiKey/key").stringValue());
        var opening = new Opening("rejecting", http);
        var store = UUID.fromString(made.path("id").stringValue());
        var policy = Map.of("policies", Map.of("onMissingCredit", "reject"));
        opening.until(() -> http.patch("/api/v1/stores/" + store, policy));
        return opening.open(store);
    }

    private Store open(UUID store) throws InterruptedException {
        var platforms = new ArrayList<UUID>();
        for (var number = 0; number < PLATFORMS; number++) {
            var overdraft = usd(number == 0 ? OVERDRAFT_MINOR : 0);
            platforms.add(make(
                    "/api/v1/platforms",
                    Map.of("name", name + " platform " + number, "currency", "USD", "overdraftLimit", overdraft)));
        }
        var products = new ArrayList<UUID>();
        for (var number = 0; number < PRODUCTS; number++) {
            products.add(product(number, platforms.get(number % PLATFORMS)));
        }
        var customers = new ArrayList<UUID>();
        for (var number = 0; number < CUSTOMERS; number++) {
            customers.add(make("/api/v1/customers", Map.of("name", name + " customer " + number)));
        }
        var plans = new ArrayList<UUID>();
        for (var number = 0; number < PLANS; number++) {
            plans.add(plan(number, products.get(number), platforms.get(number), customers.getFirst()));
        }
        return Store.open(store, http, platforms, products, plans, customers, meters());
    }

    /** A day each, so that a beginning some days ago is as many renewals; one with a tax on top. */
    private UUID plan(int number, UUID product, UUID platform, UUID customer) throws InterruptedException {
        var body = new HashMap<String, Object>(Map.of(
                "productId",
                product,
                "name",
                name + " plan " + number,
                "period",
                "daily",
                "prices",
                List.of(Map.of("currency", "USD", "model", "per-unit", "amount", "%d.333".formatted(number + 1)))));
        body.put("supply", Map.of("platformId", platform, "buyingPrice", usd(40 + 35L * number)));
        if (number == PLANS - 1) {
            body.put("taxIds", List.of(make("/api/v1/taxes", Map.of("name", name + " tax", "percent", "19"))));
        }
        var plan = make("/api/v1/plans", body);
        var key = UUID.randomUUID();
        until(() -> http.post("/api/v1/plans/%s/publish".formatted(plan), key, Map.of()));
        // sales-service hears of it by event; what shows that it has leaves nothing behind
        var draft = make("/api/v1/subscriptions", Map.of("planId", plan, "customerId", customer));
        var deletion = UUID.randomUUID();
        until(() -> http.post("/api/v1/subscriptions/%s/force-delete".formatted(draft), deletion, Map.of()));
        return plan;
    }

    private UUID product(int number, UUID platform) throws InterruptedException {
        var product = make(
                "/api/v1/products",
                Map.of(
                        "sku",
                        name + "-" + number,
                        "name",
                        name + " product " + number,
                        "type",
                        "digital",
                        "listPrice",
                        usd(499 + 250L * number)));
        make(
                "/api/v1/products/%s/offers".formatted(product),
                Map.of("platformId", platform, "buyingPrice", usd(199 + 150L * number), "preferred", true));
        return product;
    }

    private List<Meter> meters() throws InterruptedException {
        var meters = new ArrayList<Meter>();
        for (var kind : Meter.Kind.values()) {
            var meter = new Meter(UUID.randomUUID(), kind);
            meters.add(meter);
            if (kind.isKnown()) {
                until(() -> http.put("/api/v1/limits/" + Meter.path(meter.subscriber()), kind.limit()));
            }
        }
        return meters;
    }

    private UUID make(String path, Object body) throws InterruptedException {
        var key = UUID.randomUUID();
        return until(() -> http.post(path, key, body)).id();
    }

    static Money usd(long minor) {
        return new Money(minor, USD);
    }

    private interface Call {
        Http.@Nullable Reply send() throws InterruptedException;
    }

    /** Services learn of each other's things by event, so what is told now is known a moment later. */
    private Http.Reply until(Call call) throws InterruptedException {
        Http.@Nullable Reply reply = null;
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            reply = call.send();
            if (reply != null && reply.isOk()) {
                return reply;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        throw new IllegalStateException("the load cannot begin: " + reply);
    }
}

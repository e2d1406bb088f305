package dev.saldo.benchmarks.scenario;

import dev.saldo.benchmarks.reference.BareRenewals.Sample;
import dev.saldo.benchmarks.suite.Api;
import dev.saldo.benchmarks.suite.Quiet;
import dev.saldo.benchmarks.suite.SuiteUnderLoad;
import dev.saldo.money.Money;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Subscriptions that were confirmed through the API, each of a weekly plan that another platform supplies, and customers
 * for their copies.
 *
 * @param sample what one of them looks like in the database
 */
record SubscriptionTemplates(List<UUID> subscriptions, List<UUID> customers, Sample sample) {

    private static final int PLATFORMS = 10;
    private static final int CUSTOMERS = 1_000;

    static SubscriptionTemplates make(SuiteUnderLoad suite) {
        var api = suite.api();
        var plans = Platforms.make(api, PLATFORMS).stream()
                .map(platform -> plan(api, platform))
                .toList();
        var name = "Bench " + UUID.randomUUID();
        var customers =
                api.each(CUSTOMERS, number -> id(api, "/api/v1/customers", Map.of("name", name + " " + number)));
        // the plans come to sales-service by event
        Quiet.await(suite.engines());
        var subscriptions = IntStream.range(0, PLATFORMS)
                .mapToObj(number -> subscription(api, plans.get(number), customers.get(number)))
                .toList();
        Quiet.await(suite.engines());
        return new SubscriptionTemplates(subscriptions, customers, sample(suite, subscriptions.getFirst()));
    }

    private static UUID plan(Api api, UUID platform) {
        var name = "Bench " + platform;
        var product = id(
                api,
                "/api/v1/products",
                Map.of("sku", name, "name", name, "type", "digital", "listPrice", Money.of("0.02", "USD")));
        api.post(
                "/api/v1/products/%s/offers".formatted(product),
                Map.of("platformId", platform, "buyingPrice", Money.of("0.01", "USD"), "preferred", true));
        var price = Map.of("currency", "USD", "model", "per-unit", "amount", "0.02");
        var plan = id(
                api,
                "/api/v1/plans",
                Map.of("productId", product, "name", name, "period", "weekly", "prices", List.of(price)));
        api.post("/api/v1/plans/%s/publish".formatted(plan), Map.of());
        return plan;
    }

    private static UUID subscription(Api api, UUID plan, UUID customer) {
        var subscription = id(api, "/api/v1/subscriptions", Map.of("planId", plan, "customerId", customer));
        api.post("/api/v1/subscriptions/%s/confirm".formatted(subscription), Map.of());
        return subscription;
    }

    private static UUID id(Api api, String path, Object body) {
        return UUID.fromString(api.post(path, body).path("id").asString());
    }

    private static Sample sample(SuiteUnderLoad suite, UUID subscription) {
        try (var connection = suite.engines().connect("saldo_sales");
                var query = connection.prepareStatement("""
                        select s.body::text, c.lines::text
                          from subscription s join subscription_charge c on c.subscription_id = s.id
                         where s.uid = ?""")) {
            query.setObject(1, subscription);
            var row = query.executeQuery();
            row.next();
            return new Sample(row.getString(1), row.getString(2));
        } catch (SQLException failure) {
            throw new IllegalStateException("there is no subscription to copy", failure);
        }
    }
}

package dev.saldo.catalog.plan;

import dev.saldo.contracts.Topics;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import java.util.UUID;

/** Puts things into the catalog of a store. */
public final class Shelf {

    private static final String PLANS = "/api/v1/plans";

    private final Api api;

    public Shelf(Api api) {
        this.api = api;
    }

    public UUID product() {
        return api.post("/api/v1/products", """
                        {"sku":"%s","name":"Office","type":"subscription",
                         "listPrice":{"amount":"9.90","currency":"USD"}}""".formatted(UUID.randomUUID()))
                .expect(201)
                .id();
    }

    public UUID tax() {
        return api.post("/api/v1/taxes", "{\"name\":\"VAT\",\"percent\":\"25\"}")
                .expect(201)
                .id();
    }

    /** The smallest plan there is. */
    public static String plan(UUID product, String name) {
        return """
                {"productId":"%s","name":"%s","period":"monthly",
                 "prices":[{"currency":"USD","model":"flat","amount":"9.90"}]}""".formatted(product, name);
    }

    /** The same with more members. */
    public static String with(String plan, String members) {
        return "{" + members + "," + plan.strip().substring(1);
    }

    public UUID draftPlan(String name) {
        return api.post(PLANS, plan(product(), name)).expect(201).id();
    }

    public UUID publishedPlan(String name) {
        return published(draftPlan(name)).id();
    }

    public Answer published(UUID plan) {
        return api.post(PLANS + "/" + plan + "/publish").expect(200);
    }

    /** A later event of the same store: whatever was to be published before it has been. */
    void settle(Events events) {
        var last = product();
        events.await(Topics.PRODUCT_CHANGED, event -> event.productId().equals(last));
    }
}

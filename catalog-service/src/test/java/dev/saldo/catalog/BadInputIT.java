package dev.saldo.catalog;

import dev.saldo.catalog.plan.Shelf;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.BadInput;
import dev.saldo.testkit.SaldoTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

@SaldoTest
class BadInputIT implements AsksPlatforms {

    private static final String PRODUCTS = "/api/v1/products";
    private static final String PLANS = "/api/v1/plans";
    private static final String TAXES = "/api/v1/taxes";
    private static final String DISCOUNTS = "/api/v1/discounts";
    private static final UUID NORTH = PLATFORMS.platform("North", "USD", "ACTIVE");
    private static final UUID SOUTH = PLATFORMS.platform("South", "USD", "ACTIVE");
    private static final String OFFER = """
            {"platformId":"%s","buyingPrice":{"amount":"0.70","currency":"USD"},
             "validFrom":"2030-01-01T00:00:00Z","preferred":true}""";

    private final Api api;

    BadInputIT(Api api) {
        this.api = api.inFreshStore();
    }

    @Test
    void products() {
        var path = PRODUCTS + "/" + product("A");

        BadInput.against(api)
                .list(PRODUCTS)
                .send(HttpMethod.POST, PRODUCTS, json("B"))
                .send(HttpMethod.GET, path, null)
                .send(HttpMethod.PATCH, path, json("C"))
                .send(HttpMethod.POST, path + "/restore", null)
                .send(HttpMethod.DELETE, path, null);
    }

    @Test
    void offers() {
        var path = PRODUCTS + "/" + product("D") + "/offers";
        var offer =
                path + "/" + api.post(path, OFFER.formatted(NORTH)).expect(201).id();

        BadInput.against(api)
                .list(path)
                .list(offer + "/prices")
                .send(HttpMethod.POST, path, OFFER.formatted(SOUTH))
                .send(HttpMethod.GET, offer, null)
                .send(HttpMethod.GET, offer + "/prices", null)
                .send(HttpMethod.PATCH, offer, """
                        {"buyingPrice":{"amount":"0.80","currency":"USD"},"validFrom":"2031-01-01T00:00:00Z",
                         "preferred":true}""")
                .send(HttpMethod.DELETE, offer, null);
    }

    @Test
    void bulk() {
        var row = json("E")
                .replace(
                        "\"active\"",
                        "\"offers\":[{\"platformId\":\"%s\",\"preferred\":true,".formatted(NORTH)
                                + "\"buyingPrice\":{\"amount\":\"0.70\",\"currency\":\"USD\"}}],\"active\"");

        BadInput.against(api).sendRows(HttpMethod.POST, PRODUCTS + "/bulk", "{\"items\":[" + row + "]}");
    }

    @Test
    void plans() {
        var body = plan(product("F"));
        var path = PLANS + "/"
                + api.post(PLANS, body.formatted("first")).expect(201).id();

        BadInput.against(api)
                .list(PLANS)
                .send(HttpMethod.POST, PLANS, body.formatted("second"))
                .sendRows(HttpMethod.POST, PLANS + "/validate", body.formatted("third"))
                .send(HttpMethod.GET, path, null)
                .send(HttpMethod.PATCH, path, body.formatted("fourth"))
                .send(HttpMethod.POST, path + "/publish", null)
                .send(HttpMethod.POST, path + "/restore", null)
                .send(HttpMethod.DELETE, path, null);
    }

    @Test
    void versionsOfPlans() {
        var path = PLANS + "/" + new Shelf(api).publishedPlan("Music");

        BadInput.against(api)
                .list(path + "/versions")
                .send(HttpMethod.POST, path + "/versions", """
                        {"name":"Songs","period":"monthly","interval":1,"trialDays":0,"autoClose":1,"pausable":true,
                         "prices":[{"currency":"USD","model":"flat","amount":"1"}],"taxIds":[]}""")
                .send(HttpMethod.GET, path + "/versions", null)
                .send(HttpMethod.GET, path + "/versions/1", null)
                .send(HttpMethod.DELETE, path + "/versions/2", null);
    }

    @Test
    void taxes() {
        var tax = "{\"name\":\"VAT\",\"percent\":\"19\",\"inclusive\":true,\"country\":\"DE\",\"active\":true}";
        var path = TAXES + "/" + api.post(TAXES, tax).expect(201).id();

        BadInput.against(api)
                .list(TAXES)
                .send(HttpMethod.POST, TAXES, tax)
                .send(HttpMethod.GET, path, null)
                .send(HttpMethod.PATCH, path, tax)
                .send(HttpMethod.POST, path + "/restore", null)
                .send(HttpMethod.DELETE, path, null);
    }

    @Test
    void discounts() {
        var discount = """
                {"code":"CODE-%%s","name":"Spring","amount":{"amount":"5.00","currency":"EUR"},
                 "validFrom":"2026-03-01T00:00:00Z","validUntil":"2026-06-01T00:00:00Z","usageLimit":500,
                 "oncePerCustomer":true,"minimumAmount":{"amount":"20.00","currency":"EUR"},
                 "productIds":["%s"],"planIds":["%s"],"combinable":false,"cycles":3,"active":true}""".formatted(product("G"), new Shelf(api).draftPlan("Music"));
        var path = DISCOUNTS + "/"
                + api.post(DISCOUNTS, discount.formatted("1")).expect(201).id();

        BadInput.against(api)
                .list(DISCOUNTS)
                .send(HttpMethod.POST, DISCOUNTS, discount.formatted("2"))
                .send(HttpMethod.GET, path, null)
                .send(HttpMethod.PATCH, path, discount.formatted("3"))
                .send(HttpMethod.POST, path + "/restore", null)
                .send(HttpMethod.DELETE, path, null);
    }

    /** A plan with everything, but for its slug. */
    private String plan(UUID product) {
        return """
                {"productId":"%s","name":"Office","slug":"%%s","description":"Long","group":"business","rank":20,
                 "period":"monthly","interval":3,"minimumQuantity":3,"trialDays":14,"trialEnd":"end","graceDays":5,
                 "autoClose":36,"pausable":true,"renewable":false,"validFrom":"2026-01-01","validUntil":"2027-01-01",
                 "active":true,"metadata":{"a":[1,"x"]},
                 "prices":[{"currency":"EUR","model":"graduated","setupFee":{"amount":"25.00","currency":"EUR"},
                            "tiers":[{"upTo":10,"unitAmount":"9.9","flatAmount":"5"},{"unitAmount":"7.425"}]},
                           {"currency":"USD","model":"package","amount":"49","packageSize":5}],
                 "taxIds":["%s"],
                 "supply":{"platformId":"%s","buyingPrice":{"amount":"4.20","currency":"USD"}}}""".formatted(product, new Shelf(api).tax(), NORTH);
    }

    private UUID product(String sku) {
        return api.post(PRODUCTS, json(sku)).expect(201).id();
    }

    private static String json(String sku) {
        return """
                {"sku":"%s","name":"Song","type":"digital","description":"Long","category":"Rock",
                 "listPrice":{"amount":"0.99","currency":"USD"},"active":true,"metadata":{"a":[1,"x"]}}""".formatted(sku);
    }
}

package dev.saldo.catalog;

import dev.saldo.testkit.Api;
import dev.saldo.testkit.BadInput;
import dev.saldo.testkit.SaldoTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SaldoTest
class BadInputIT {

    private static final String PRODUCTS = "/api/v1/products";
    private static final PlatformStub PLATFORMS = new PlatformStub();
    private static final UUID NORTH = PLATFORMS.platform("North", "USD", "ACTIVE");
    private static final UUID SOUTH = PLATFORMS.platform("South", "USD", "ACTIVE");
    private static final String OFFER = """
            {"platformId":"%s","buyingPrice":{"amount":"0.70","currency":"USD"},
             "validFrom":"2030-01-01T00:00:00Z","preferred":true}""";

    private final Api api;

    BadInputIT(Api api) {
        this.api = api.inFreshStore();
    }

    @DynamicPropertySource
    static void platformService(DynamicPropertyRegistry properties) {
        properties.add("saldo.services.platform", PLATFORMS::address);
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

    private UUID product(String sku) {
        return api.post(PRODUCTS, json(sku)).expect(201).id();
    }

    private static String json(String sku) {
        return """
                {"sku":"%s","name":"Song","type":"digital","description":"Long","category":"Rock",
                 "listPrice":{"amount":"0.99","currency":"USD"},"active":true,"metadata":{"a":[1,"x"]}}""".formatted(sku);
    }
}

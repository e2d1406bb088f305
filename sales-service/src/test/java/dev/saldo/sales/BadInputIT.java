package dev.saldo.sales;

import static dev.saldo.sales.Shop.SALES;
import static dev.saldo.sales.Shop.line;

import dev.saldo.sales.Shop.Supplier;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.BadInput;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Whatever clients get wrong, on every endpoint of sales; customers have their own. */
@SaldoTest
class BadInputIT {

    private static final Neighbours NEIGHBOURS = new Neighbours();

    private final Shop shop;

    BadInputIT(Api api, Events events, DatabaseClient db) {
        this.shop = Shop.open(api, events, db);
    }

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry registry) {
        NEIGHBOURS.register(registry);
    }

    @Test
    void badInputIsAProblemOfTheCaller() {
        var acme = shop.platform("Acme");
        var song = shop.product("SONG-1", "0.99", new Supplier(acme, "0.69"));
        var customer = shop.customer();
        var valid = """
                {"customerId": "%s", "currency": "USD", "soldAt": "2026-01-01T00:00:00Z", "paymentType": "one-time",
                 "externalReference": "order-1", "note": "a note", "metadata": {"source": "test"},
                 "lines": [{"productId": "%s", "platformId": "%s", "quantity": 2,
                            "unitPrice": {"amount": "1.50", "currency": "USD"}}]}""".formatted(customer, song, acme);
        var sale = SALES + "/" + shop.draft(customer, line(song, 1));

        BadInput.against(shop.api())
                .send(HttpMethod.POST, SALES, valid)
                .send(HttpMethod.PATCH, sale, valid)
                .send(HttpMethod.GET, sale, null)
                .send(HttpMethod.GET, sale + "/stream", null)
                .send(HttpMethod.DELETE, SALES + "/" + shop.draft(customer, line(song, 1)), null)
                .send(HttpMethod.POST, sale + "/confirm", null)
                .send(HttpMethod.POST, sale + "/cancel", null)
                .send(HttpMethod.POST, sale + "/refund", null)
                .list(SALES);
        shop.api()
                .post(sale + "/cancel", "{\"reason\": 7}")
                .expect(400)
                .problem("malformed")
                .at("/reason");
        shop.api().post(sale + "/cancel", "{\"because\": \"\"}").expect(400).problem("malformed");
        shop.api()
                .post(sale + "/refund", Map.of("reason", "x".repeat(501)))
                .expect(422)
                .at("/reason");
        shop.api()
                .get(SALES + "?soldFrom=yesterday")
                .expect(400)
                .problem("malformed")
                .at("?soldFrom");
        shop.api()
                .get(SALES + "?soldFrom={from}", "+1000000000-12-31T23:59:59Z")
                .expect(200);
        shop.api().get(SALES + "?customerId=7").expect(400).problem("malformed").at("?customerId");
        shop.api().get(SALES + "/abc").expect(400).problem("malformed").at("{id}");
    }
}

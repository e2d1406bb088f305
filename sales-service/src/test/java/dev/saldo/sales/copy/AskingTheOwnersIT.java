package dev.saldo.sales.copy;

import static dev.saldo.sales.Shop.SALES;
import static dev.saldo.sales.Shop.line;
import static dev.saldo.sales.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.catalog.ProductChanged;
import dev.saldo.kit.id.Ids;
import dev.saldo.sales.Neighbours;
import dev.saldo.sales.Shop;
import dev.saldo.sales.Shop.Supplier;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What no event has told yet is asked of its owner. */
@SaldoTest
class AskingTheOwnersIT {

    private static final Neighbours NEIGHBOURS = new Neighbours();

    private final Shop shop;
    private UUID customer = UUID.randomUUID();

    AskingTheOwnersIT(Api api, Events events, DatabaseClient db) {
        this.shop = Shop.open(api, events, db);
    }

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry registry) {
        NEIGHBOURS.register(registry);
    }

    @BeforeEach
    void aCustomerComes() {
        NEIGHBOURS.silent(false);
        customer = shop.customer();
    }

    @Test
    void anUnknownProductIsAskedForOnce() {
        var platform = Ids.next();
        var product = Ids.next();
        NEIGHBOURS.know("/api/v1/products/" + product, product(product, platform, "0.69"));
        NEIGHBOURS.know("/api/v1/platforms/" + platform, platform(platform));

        var sale =
                shop.api().post(SALES, shop.request(customer, line(product, 2))).expect(201);
        shop.draft(customer, line(product, 1));

        assertThat(sale.money("cost")).isEqualTo(usd("1.38"));
        assertThat(sale.text("lines.0.sku")).isEqualTo("NEW-1");
        assertThat(NEIGHBOURS.asked())
                .containsOnlyOnce("/api/v1/products/" + product + " with token")
                .containsOnlyOnce("/api/v1/platforms/" + platform + " with token");
        shop.confirm(sale.id()).expect(202);
    }

    @Test
    void whatItsOwnerDoesNotKnowEitherIsUnknown() {
        var request = shop.request(
                customer,
                line(UUID.randomUUID(), 1),
                Map.of("productId", UUID.randomUUID(), "quantity", 1, "platformId", UUID.randomUUID()));

        shop.api()
                .post(SALES, request)
                .expect(422)
                .problem("invalid")
                .at("/lines/0/productId")
                .at("/lines/1/productId")
                .at("/lines/1/platformId");
    }

    @Test
    void anOwnerThatDoesNotAnswerIsAReasonToTryAgain() {
        NEIGHBOURS.silent(true);

        var answer = shop.api()
                .post(SALES, shop.request(customer, line(UUID.randomUUID(), 1)))
                .expect(503)
                .problem("unavailable");

        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    @Test
    void anOfferThatIsNotKnownYetIsAskedForBeforeAnybodyIsToldThereIsNone() {
        var platform = shop.platform("Acme");
        var product = shop.product("OLD-1", "0.99");
        var sale = shop.draft(customer, line(product, 1));
        shop.confirm(sale).expect(409).problem("no-offer").at("/lines/0/platformId");

        NEIGHBOURS.know("/api/v1/products/" + product, product(product, platform, "0.50"));

        shop.confirm(sale).expect(202);
        assertThat(shop.sale(sale).money("cost")).isEqualTo(usd("0.50"));
    }

    @Test
    void anEventKnowsBetterThanAnAnswerAndANewerOneBetterThanAnOlder() {
        var platform = shop.platform("Acme");
        var product = Ids.next();
        NEIGHBOURS.know("/api/v1/products/" + product, product(product, platform, "0.50"));
        shop.draft(customer, line(product, 1));

        shop.supplied(product, 3, new Supplier(platform, "0.60"));
        shop.supplied(product, 2, new Supplier(platform, "0.70"));
        shop.changed(changed(product, "Third", 9));
        shop.changed(changed(product, "Second", 8));
        shop.product("LATER-1", "0.99", new Supplier(platform, "0.69"));

        await().until(() -> shop.count("offer_copy", "version = 3 and product_uid = '%s'".formatted(product)) == 1);
        await().until(() -> shop.count("product_copy", "name = 'Third'") == 1);
        assertThat(shop.count("product_copy", "name = 'Second'")).isZero();
    }

    private static ProductChanged changed(UUID product, String name, long version) {
        return new ProductChanged(product, "NEW-1", name, "song", null, null, usd("0.99"), true, false, version);
    }

    private static String product(UUID id, UUID platform, String buyingPrice) {
        return """
                {"id": "%s", "sku": "NEW-1", "name": "Brand new", "type": "song", "active": true, "metadata": {},
                 "listPrice": {"amount": "0.99", "currency": "USD"}, "version": 4,
                 "createdAt": "2026-01-01T00:00:00Z", "updatedAt": "2026-01-01T00:00:00Z",
                 "offers": [{"id": "%s", "platformId": "%s", "platformName": "Acme", "preferred": true,
                             "buyingPrice": {"amount": "%s", "currency": "USD"}, "validFrom": "2026-01-01T00:00:00Z",
                             "announced": [], "version": 1}]}""".formatted(id, Ids.next(), platform, buyingPrice);
    }

    private static String platform(UUID id) {
        return """
                {"id": "%s", "name": "Acme", "currency": "USD", "status": "ACTIVE", "level": "normal",
                 "balance": {"amount": "0.00", "currency": "USD"}}""".formatted(id);
    }
}

package dev.saldo.sales.plan;

import static dev.saldo.sales.PlanShelf.SUBSCRIPTIONS;
import static dev.saldo.sales.Shop.SALES;
import static dev.saldo.sales.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.Topics;
import dev.saldo.kit.id.Ids;
import dev.saldo.sales.Neighbours;
import dev.saldo.sales.PlanShelf;
import dev.saldo.sales.PlanShelf.Terms;
import dev.saldo.sales.Shop;
import dev.saldo.sales.Shop.Supplier;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A plan, tax or coupon that no event has told yet is asked of catalog. */
@SaldoTest
class AskingCatalogIT {

    private static final Neighbours NEIGHBOURS = new Neighbours();

    private final Shop shop;
    private final PlanShelf shelf;
    private final Events events;
    private final Plans plans;
    private UUID product = UUID.randomUUID();
    private UUID customer = UUID.randomUUID();

    AskingCatalogIT(Api api, Events events, DatabaseClient db, Plans plans) {
        this.shop = Shop.open(api, events, db);
        this.shelf = new PlanShelf(shop, events);
        this.events = events;
        this.plans = plans;
    }

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry registry) {
        NEIGHBOURS.register(registry);
    }

    @BeforeEach
    void aCustomerComes() {
        NEIGHBOURS.silent(false);
        product = shop.product("SKU-1", "10.00", new Supplier(shop.platform("Acme"), "4.00"));
        customer = shop.customer();
    }

    @Test
    void aPlanIsSubscribedToThatWasPublishedAMomentAgo() {
        var tax = Ids.next();
        var plan = published("brand-new", "[\"%s\"]".formatted(tax));
        NEIGHBOURS.know("/api/v1/taxes/" + tax, tax(tax));

        var draft = create("planId", plan).expect(201);
        create("planId", plan).expect(201);

        assertThat(draft.money("total")).as("with its tax").isEqualTo(usd("11.90"));
        assertThat(draft.text("planName")).isEqualTo("Brand new");
        assertThat(NEIGHBOURS.asked())
                .containsOnlyOnce("/api/v1/plans/" + plan + " with token")
                .containsOnlyOnce("/api/v1/taxes/" + tax + " with token");
    }

    @Test
    void soItIsByItsSlug() {
        var plan = Ids.next();
        NEIGHBOURS.know("/api/v1/plans", "{\"items\": [%s]}".formatted(plan(plan, "by-slug", "[]")));

        assertThat(create("planSlug", "by-slug").expect(201).text("planId")).isEqualTo(plan.toString());
    }

    @Test
    void theEventThatTellsOfItIsTakenOver() {
        var plan = published("told-later", "[]");
        create("planId", plan).expect(201);

        events.publish(Topics.PLAN_CHANGED, shop.store(), plan, PlanFixtures.plan(plan, "told-later", 2, false));

        await().untilAsserted(() ->
                assertThat(plans.find(shop.store(), plan).block().rank()).isEqualTo(3));
    }

    @Test
    void itCanBeChangedToAddedShownAndSold() {
        var subscription =
                SUBSCRIPTIONS + "/" + shelf.confirmed(shelf.plan("known", product, Terms.monthly()), customer);

        shop.api()
                .post(subscription + "/preview", Map.of("changePlan", Map.of("planId", published("shown", "[]"))))
                .expect(200);
        shop.api()
                .post(subscription + "/change-plan", Map.of("planId", published("changed", "[]")))
                .expect(200);
        shop.api()
                .post(subscription + "/add-ons", Map.of("planId", published("added", "[]")))
                .expect(200);
        var sale = new HashMap<>(shop.request(customer, Map.of("planId", published("sold", "[]"), "quantity", 1)));
        sale.put("paymentType", "recurring");
        shop.api().post(SALES, sale).expect(201);
    }

    @Test
    void aTaxAndACouponAreAskedForToo() {
        var tax = Ids.next();
        NEIGHBOURS.know("/api/v1/taxes/" + tax, tax(tax));
        NEIGHBOURS.know("/api/v1/discounts", """
                {"items": [{"id": "%s", "code": "HALF", "name": "Half", "percent": "50", "oncePerCustomer": false,
                            "productIds": [], "planIds": [], "combinable": true, "active": true, "version": 1,
                            "createdAt": "2026-01-01T00:00:00Z", "updatedAt": "2026-01-01T00:00:00Z"}]}""".formatted(Ids.next()));
        var plan = shelf.plan("known-too", product, Terms.monthly());
        var request = new HashMap<>(shelf.request(plan, customer));
        request.put("coupons", List.of("half"));

        var draft = shop.api().post(SUBSCRIPTIONS, request).expect(201);
        var charged = shop.api()
                .post(
                        SUBSCRIPTIONS + "/" + shelf.confirmed(plan, customer) + "/charges",
                        Map.of("description", "Help", "unitPrice", usd("10.00"), "taxIds", List.of(tax)));

        assertThat(draft.money("total")).isEqualTo(usd("5.00"));
        charged.expect(200);
    }

    @Test
    void whatWasNeverPublishedIsUnknownAndACatalogThatDoesNotAnswerIsAReasonToTryAgain() {
        var draft = Ids.next();
        NEIGHBOURS.know(
                "/api/v1/plans/" + draft,
                plan(draft, "never", "[]").replaceFirst("\"current\": \\{.*?publishedAt\": \"[^\"]*\"}, ", ""));

        create("planId", draft).expect(422).at("/planId");
        create("planId", Ids.next()).expect(422).at("/planId");
        NEIGHBOURS.silent(true);
        create("planId", Ids.next()).expect(503).problem("unavailable");
    }

    private Answer create(String member, Object value) {
        return shop.api().post(SUBSCRIPTIONS, Map.of("customerId", customer, member, value));
    }

    private UUID published(String slug, String taxIds) {
        var id = Ids.next();
        NEIGHBOURS.know("/api/v1/plans/" + id, plan(id, slug, taxIds));
        return id;
    }

    private String plan(UUID id, String slug, String taxIds) {
        return """
                {"id": "%s", "productId": "%s", "slug": "%s", "name": "Brand new", "group": "personal", "active": true,
                 "metadata": {}, "current": {"number": 1, "name": "Brand new", "period": "monthly", "interval": 1, \
                 "prices": [{"currency": "USD", "model": "per-unit", "amount": "10.00"}], "minimumQuantity": 1, \
                 "trialDays": 0, "trialEnd": "convert", "graceDays": 3, "pausable": true, "renewable": true, \
                 "taxIds": %s, "createdAt": "2026-01-01T00:00:00Z", "publishedAt": "2026-01-01T00:00:00Z"}, \
                 "version": 2, "createdAt": "2026-01-01T00:00:00Z", "updatedAt": "2026-01-01T00:00:00Z"}""".formatted(id, product, slug, taxIds);
    }

    private static String tax(UUID id) {
        return """
                {"id": "%s", "name": "VAT", "percent": "19", "inclusive": false, "active": true, "version": 1,
                 "createdAt": "2026-01-01T00:00:00Z", "updatedAt": "2026-01-01T00:00:00Z"}""".formatted(id);
    }
}

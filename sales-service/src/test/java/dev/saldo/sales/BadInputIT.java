package dev.saldo.sales;

import static dev.saldo.sales.PlanShelf.SUBSCRIPTIONS;
import static dev.saldo.sales.Shop.SALES;
import static dev.saldo.sales.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.sales.PlanShelf.Terms;
import dev.saldo.sales.Shop.Supplier;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.BadInput;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    private final PlanShelf shelf;

    BadInputIT(Api api, Events events, DatabaseClient db) {
        this.shop = Shop.open(api, events, db);
        this.shelf = new PlanShelf(shop, events);
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
                .send(HttpMethod.POST, sale + "/approve", "{\"marginFloor\": \"-5\"}")
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
        for (var floor : List.of("-100.1", "1000.1", "5.00001", "five", "")) {
            shop.api()
                    .post(sale + "/approve", Map.of("marginFloor", floor))
                    .expect(422)
                    .at("/marginFloor");
        }
        shop.api().get(SALES + "?customerId=7").expect(400).problem("malformed").at("?customerId");
        shop.api().get(SALES + "/abc").expect(400).problem("malformed").at("{id}");
    }

    @Test
    void badInputAboutSubscriptionsIsAProblemOfTheCaller() {
        var plan = shelf.plan("walked", Terms.monthly().free());
        var customer = shop.customer();
        shelf.coupon("WALKED", 1_000_000);
        var valid = """
                {"planId": "%s", "subscriber": {"type": "team", "id": "7"}, "customerId": "%s", "quantity": 2,
                 "currency": "USD", "unitPrice": {"amount": "9.00", "currency": "USD"}, "startDate": "2026-01-31",
                 "endDate": "2099-01-31", "billingAnchorDay": 31, "trialDays": 3, "paymentTerms": 14,
                 "paymentMethod": "card", "coupons": ["WALKED"], "note": "a note",
                 "metadata": {"source": "test"}}""".formatted(plan, customer);
        var draft = SUBSCRIPTIONS + "/" + shelf.draft(plan, customer);
        var active = SUBSCRIPTIONS + "/" + shelf.confirmed(plan, customer);
        var money = "{\"amount\": \"9.00\", \"currency\": \"USD\"}";

        BadInput.against(shop.api())
                .send(HttpMethod.POST, SUBSCRIPTIONS, valid)
                .send(HttpMethod.PATCH, draft, valid)
                .send(HttpMethod.GET, draft, null)
                .send(HttpMethod.GET, draft + "/history", null)
                .send(HttpMethod.GET, draft + "/charges", null)
                .send(HttpMethod.GET, draft + "/schedule", null)
                .send(HttpMethod.POST, draft + "/quote", "{\"validUntil\": \"2099-01-01\"}")
                .send(HttpMethod.POST, draft + "/accept", null)
                .send(HttpMethod.POST, draft + "/decline", null)
                .send(HttpMethod.POST, draft + "/approve", "{\"marginFloor\": \"-5\"}")
                .send(HttpMethod.POST, draft + "/confirm", null)
                .send(HttpMethod.POST, draft + "/activate", null)
                .send(HttpMethod.POST, active + "/change-plan", """
                        {"planId": "%s", "planSlug": "walked", "quantity": 2, "unitPrice": %s, "when": "now",
                         "proration": "none", "direction": "same"}""".formatted(plan, money))
                .send(HttpMethod.DELETE, active + "/scheduled-change", null)
                .send(HttpMethod.POST, active + "/add-ons", """
                        {"planId": "%s", "quantity": 1, "unitPrice": %s, "when": "now", "proration": "none"}""".formatted(plan, money))
                .send(HttpMethod.DELETE, active + "/add-ons/" + UUID.randomUUID(), null)
                .send(HttpMethod.POST, active + "/charges", """
                        {"description": "Set-up", "quantity": 1, "unitPrice": %s, "taxIds": [], "when": "next"}""".formatted(money))
                .send(HttpMethod.POST, active + "/preview", """
                        {"changePlan": {"quantity": 3, "when": "now", "proration": "none"}}""")
                .send(HttpMethod.POST, active + "/preview", """
                        {"cancel": {"when": "now", "credit": true, "reason": "enough"}}""")
                .send(HttpMethod.POST, active + "/preview", """
                        {"addOn": {"planId": "%s", "quantity": 1, "unitPrice": %s, "when": "now",
                                   "proration": "none"}}""".formatted(plan, money))
                .send(HttpMethod.POST, active + "/preview", """
                        {"charge": {"description": "Set-up", "quantity": 1, "unitPrice": %s, "taxIds": [],
                                    "when": "next"}}""".formatted(money))
                .send(HttpMethod.POST, active + "/preview", """
                        {"pause": {"when": "now", "until": "2099-01-01", "extendTerm": true}}""")
                .send(HttpMethod.POST, active + "/pause", null)
                .send(HttpMethod.POST, active + "/unpause", null)
                .send(HttpMethod.POST, active + "/retry", null)
                .send(HttpMethod.POST, active + "/resume", null)
                .send(HttpMethod.POST, active + "/cancel", null)
                .send(HttpMethod.POST, SUBSCRIPTIONS + "/" + shelf.draft(plan, customer) + "/force-delete", null)
                .list(SUBSCRIPTIONS)
                .list(SUBSCRIPTIONS + "?billsFrom=%2B999999999-12-31")
                .list(draft + "/history")
                .list(draft + "/charges");
    }

    @Test
    void anActThatTakesNothingRefusesWhatItIsSent() {
        var customer = shop.customer();
        var draft = SUBSCRIPTIONS + "/"
                + shelf.draft(shelf.plan("sent", Terms.monthly().free()), customer);
        var song = shop.product("SONG-2", "0.99", new Supplier(shop.platform("Songs"), "0.69"));
        var sale = SALES + "/" + shop.draft(customer, line(song, 1));
        var acts = new ArrayList<>(List.of(sale + "/confirm", "/api/v1/customers/" + customer + "/restore"));
        for (var act : List.of("accept", "confirm", "activate", "resume", "unpause", "retry")) {
            acts.add(draft + "/" + act);
        }

        for (var act : acts) {
            shop.api()
                    .post(act, "{\"when\": \"now\"}")
                    .expect(400)
                    .problem("malformed")
                    .at("/when");
            shop.api().post(act, "[]").expect(400).problem("malformed").at("");
        }
        shop.api().post(draft + "/confirm", "{}").expect(200);
        shop.api().post(sale + "/confirm", "{}").expect(202);
        shop.api().post(draft + "/activate").expect(409).problem("transition-not-allowed");
    }

    @Test
    void badInputAboutMigrationsIsAProblemOfTheCaller() {
        var migrations = SUBSCRIPTIONS + "/migrations";
        var valid = """
                {"planId": "%s", "fromVersions": [1], "when": "now", "proration": "none"}""".formatted(shelf.plan("moved", Terms.monthly().free()));
        var migration = migrations + "/"
                + shop.api().post(migrations, valid).expect(202).id();

        BadInput.against(shop.api())
                .send(HttpMethod.POST, migrations, valid)
                .send(HttpMethod.POST, migrations + "/preview", valid)
                .send(HttpMethod.GET, migration, null)
                .send(HttpMethod.GET, migration + "/items", null)
                .send(HttpMethod.DELETE, migration, null)
                .list(migrations)
                .list(migration + "/items");
        shop.api().get(migration + "/items?status=lost").expect(400).at("?status");
        shop.api().get(migrations + "/abc").expect(400).problem("malformed").at("{id}");
    }

    @Test
    void aDayOutOfReachIsNoDayOfASubscription() {
        var plan = shelf.plan("out-of-reach", Terms.monthly().free());
        var customer = shop.customer();
        var draft = SUBSCRIPTIONS + "/" + shelf.draft(plan, customer);
        var active = SUBSCRIPTIONS + "/" + shelf.confirmed(plan, customer);

        for (var day : List.of("+1000000000-12-31", "2026-02-30", "tomorrow")) {
            create(plan, customer, "startDate", day).expect(400).at("/startDate");
            create(plan, customer, "endDate", day).expect(400).at("/endDate");
            post(draft + "/quote", "validUntil", day).expect(400).at("/validUntil");
            post(active + "/pause", "until", day).expect(400).at("/until");
            post(active + "/cancel", "when", day).expect(422).at("/when");
            post(active + "/change-plan", "when", day).expect(422).at("/when");
        }
        for (var day : List.of("+999999999-12-31", "2100-01-02", "1969-12-31")) {
            create(plan, customer, "startDate", day).expect(422).at("/startDate");
            create(plan, customer, "endDate", day).expect(422).at("/endDate");
            post(draft + "/quote", "validUntil", day).expect(422).at("/validUntil");
            post(active + "/pause", "until", day).expect(422).at("/until");
            post(active + "/pause", "when", day).expect(422).at("/when");
            post(active + "/cancel", "when", day).expect(422).at("/when");
            post(active + "/change-plan", "when", day).expect(422).at("/when");
        }
        create(plan, customer, "periods", 1200).expect(422).at("/periods");
        create(shelf.plan("for-ever", Terms.yearly().free()), customer, "periods", 1200)
                .expect(422)
                .at("/periods");
        create(plan, customer, "endDate", "2020-01-01").expect(422).at("/endDate");
        shop.api().get(SUBSCRIPTIONS + "/control?day=soon").expect(400).at("?day");
        shop.api().get(SUBSCRIPTIONS + "/control?day={day}", "+999999999-12-31").expect(200);
    }

    @Test
    void aQuotationOrAPauseThatIsOverBeforeItBeginsIsNone() {
        var plan = shelf.plan("resting", Terms.monthly().free());
        var customer = shop.customer();
        var draft = SUBSCRIPTIONS + "/" + shelf.draft(plan, customer);
        var active = SUBSCRIPTIONS + "/" + shelf.confirmed(plan, customer);
        var today = LocalDate.now(Clock.systemUTC());

        post(draft + "/quote", "validUntil", today).expect(422).at("/validUntil");
        post(active + "/pause", "until", today).expect(422).at("/until");
        shop.api()
                .post(active + "/pause", Map.of("when", today.plusDays(9), "until", today.plusDays(9)))
                .expect(422)
                .at("/until");
        post(draft + "/quote", "validUntil", today.plusDays(1)).expect(200);
        post(active + "/pause", "until", today.plusDays(1)).expect(200);
    }

    @Test
    void whatASubscriptionIsForMustBeForSale() {
        var plan = shelf.plan("for-sale", Terms.monthly().free().minimum(2));
        var customer = shop.customer();
        shelf.coupon("ONCE", 1);

        shop.api()
                .post(SUBSCRIPTIONS, Map.of("customerId", customer))
                .expect(422)
                .at("/planId");
        create(UUID.randomUUID(), customer, "quantity", 2).expect(422).at("/planId");
        create(plan, customer, "planSlug", "for-sale").expect(422).at("/planSlug");
        shop.api()
                .post(SUBSCRIPTIONS, Map.of("planSlug", "no-such", "customerId", customer))
                .expect(422)
                .at("/planSlug");
        create(plan, UUID.randomUUID(), "quantity", 2).expect(422).at("/customerId");
        create(plan, customer, "currency", "XXX").expect(422).at("/currency");
        create(plan, customer, "quantity", 1).expect(422).at("/quantity");
        create(plan, customer, "unitPrice", Map.of("amount", "1.00", "currency", "EUR"))
                .expect(422)
                .at("/unitPrice/currency");
        var dear = Map.of("amount", "9999999999999.99", "currency", "USD");
        create(plan, customer, "unitPrice", dear).expect(201);
        var many = new HashMap<>(shelf.request(plan, customer));
        many.putAll(Map.of("unitPrice", dear, "quantity", 1_000_000));
        shop.api().post(SUBSCRIPTIONS, many).expect(422).at("");
        create(plan, customer, "coupons", List.of("NONE")).expect(422).at("/coupons/0");
        create(plan, customer, "coupons", List.of("ONCE")).expect(201);
        create(plan, customer, "coupons", List.of("once")).expect(422).at("/coupons");
    }

    @Test
    void aChangeSaysWhatIsWrongWithIt() {
        var plan = shelf.plan("changed", Terms.monthly().free());
        var yearly = shelf.plan("yearly", Terms.yearly().free());
        var customer = shop.customer();
        var draft = SUBSCRIPTIONS + "/" + shelf.draft(plan, customer);
        var active = SUBSCRIPTIONS + "/" + shelf.confirmed(plan, customer);
        var other = SUBSCRIPTIONS + "/" + shelf.confirmed(plan, customer);

        post(active + "/change-plan", "proration", "half").expect(422).at("/proration");
        post(active + "/change-plan", "direction", "up").expect(422).at("/direction");
        post(active + "/change-plan", "planSlug", "no-such").expect(422).at("/planSlug");
        post(active + "/preview", "changePlan", Map.of("when", "yesterday"))
                .expect(422)
                .at("/changePlan/when");
        post(active + "/preview", "changePlan", Map.of("planId", UUID.randomUUID()))
                .expect(422)
                .at("/changePlan/planId");
        post(active + "/preview", "cancel", Map.of("credit", true)).expect(422).at("/cancel/credit");
        post(active + "/preview", "addOn", Map.of("planId", yearly)).expect(422).at("/addOn/planId");
        post(active + "/preview", "charge", Map.of("when", "soon")).expect(422).at("/charge/unitPrice");
        post(active + "/preview", "pause", Map.of("when", "soon")).expect(422).at("/pause/when");
        shop.api().post(active + "/preview", "{}").expect(422).at("");
        post(active + "/cancel", "credit", true).expect(422).at("/credit");
        post(active + "/cancel", "token", UUID.randomUUID()).expect(409).problem("preview-outdated");
        post(active + "/add-ons", "planId", yearly).expect(422).at("/planId");
        post(active + "/add-ons", "quantity", 1).expect(422).at("/planId");
        post(active + "/charges", "quantity", 1).expect(422).at("/description").at("/unitPrice");
        post(active + "/add-ons", "planId", UUID.randomUUID()).expect(422).at("/planId");
        shop.api().delete(active + "/add-ons/" + UUID.randomUUID()).expect(404).problem("not-found");
        shop.api()
                .delete(active + "/add-ons/" + UUID.randomUUID() + "?when=yesterday")
                .expect(422)
                .at("?when");
        shop.api()
                .post(
                        active + "/charges",
                        Map.of("description", "x", "unitPrice", Map.of("amount", "1.00", "currency", "EUR")))
                .expect(422)
                .at("/unitPrice/currency");
        shop.api()
                .post(
                        active + "/charges",
                        Map.of(
                                "description",
                                "x",
                                "quantity",
                                1_000_000,
                                "unitPrice",
                                Map.of("amount", "9999999999999.99", "currency", "USD")))
                .expect(422)
                .at("");

        var token = post(active + "/preview", "changePlan", Map.of("quantity", 3))
                .expect(200)
                .text("token");
        post(other + "/change-plan", "token", token).expect(409).problem("preview-outdated");
        post(active + "/cancel", "token", token).expect(409).problem("preview-outdated");
        post(active + "/change-plan", "token", token).expect(200);
        post(draft + "/change-plan", "quantity", 3).expect(409).problem("transition-not-allowed");
        shop.api().patch(active, "{\"quantity\": 3}").expect(409).problem("transition-not-allowed");
        shop.api().patch(draft, "{\"currency\": \"EUR\"}").expect(422).at("/currency");
        shop.api().patch(draft, "{\"planSlug\": \"no-such\"}").expect(422).at("/planSlug");
        assertThat(shop.api()
                        .patch(draft, "{\"planSlug\": \"yearly\", \"quantity\": 4}")
                        .expect(200)
                        .text("planId"))
                .isEqualTo(yearly.toString());
    }

    private Answer create(UUID plan, UUID customer, String field, Object value) {
        var request = new HashMap<>(shelf.request(plan, customer));
        request.put(field, value);
        return shop.api().post(SUBSCRIPTIONS, request);
    }

    private Answer post(String path, String field, Object value) {
        return shop.api().post(path, Map.of(field, value));
    }
}

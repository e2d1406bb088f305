package dev.saldo.sales.margin;

import static dev.saldo.sales.PlanShelf.SUBSCRIPTIONS;
import static dev.saldo.sales.Shop.SALES;
import static dev.saldo.sales.Shop.line;
import static dev.saldo.sales.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.catalog.ProductChanged;
import dev.saldo.contracts.identity.StoreChanged.Policies;
import dev.saldo.contracts.identity.StoreChanged.Retention;
import dev.saldo.contracts.platform.PlatformChanged;
import dev.saldo.kit.clock.DueWork;
import dev.saldo.kit.clock.MovedStores;
import dev.saldo.sales.Ledger;
import dev.saldo.sales.PlanShelf;
import dev.saldo.sales.PlanShelf.Terms;
import dev.saldo.sales.Shop;
import dev.saldo.sales.Shop.Supplier;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.MovedClock;
import dev.saldo.testkit.SaldoTest;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/** What is sold under its floor is refused, or approved by an owner. The song is bought for 0.69, and sold for 0.99. */
@SaldoTest
class MarginFloorIT {

    private static final String SONG_UNDER_IT = "comes to 0.99 USD, its landed cost with the margin floor is 1.04 USD";

    private final Events events;
    private final Shop shop;
    private final PlanShelf shelf;
    private final Ledger ledger;
    private final MovedClock clock;
    private final List<DueWork> works;
    private UUID acme = UUID.randomUUID();
    private UUID song = UUID.randomUUID();
    private UUID customer = UUID.randomUUID();

    MarginFloorIT(Api api, Events events, DatabaseClient db, MovedStores moved, List<DueWork> works) {
        this.events = events;
        this.shop = Shop.open(api, events, db);
        this.shelf = new PlanShelf(shop, events);
        this.ledger = new Ledger(events, shop.store());
        this.clock = new MovedClock(db, moved, shop.store());
        this.works = works;
    }

    @BeforeEach
    void openTheShop() {
        acme = shop.platform("Acme");
        song = shop.product("SONG", "0.99", new Supplier(acme, "0.69"));
        customer = shop.customer();
        ledger.deposit(acme, "1000.00");
        clock.to("2026-05-01T09:00:00Z");
    }

    @Test
    void aSaleUnderTheFloorOfItsProductIsRefusedLineByLine() {
        floorOfTheSong("50");
        var other = shop.product("OTHER", "0.99", new Supplier(acme, "0.90"));
        var sale = shop.draft(customer, line(other, 1), line(song, 1), line(song, 2));

        var refused = shop.confirm(sale).expect(409).problem("below-margin-floor");

        assertThat(refused.text("errors.0.pointer")).isEqualTo("/lines/1");
        assertThat(refused.text("errors.0.detail")).isEqualTo(SONG_UNDER_IT);
        assertThat(refused.text("errors.1.pointer")).isEqualTo("/lines/2");
        assertThat(refused.text("errors.1.detail"))
                .isEqualTo("comes to 1.98 USD, its landed cost with the margin floor is 2.07 USD");
        assertThat(refused.has("errors.2")).isFalse();
        assertThat(shop.sale(sale).text("status")).isEqualTo("DRAFT");
    }

    @Test
    void aSaleAtItsFloorIsConfirmed() {
        floorOfTheSong("100");

        shop.confirm(shop.draft(customer, priced(song, 3, "1.38"))).expect(202);
        shop.confirm(shop.draft(customer, priced(song, 3, "1.37"))).expect(409).at("/lines/0");
    }

    @Test
    void theFloorOfAPlatformCountsWhereItIsTheLargerOne() {
        floorOfTheSong("5");
        floorOfAcme("50", 2);

        var sale = shop.draft(customer, line(song, 1));

        var refused = shop.confirm(sale).expect(409).problem("below-margin-floor");
        assertThat(refused.text("errors.0.detail")).isEqualTo(SONG_UNDER_IT);
        floorOfAcme(null, 3);
        shop.confirm(sale).expect(202);
    }

    @Test
    void whatCreditsHaveCostCountsAsSoonAsADeductionTellsIt() {
        floorOfTheSong("10");
        shop.told(refusing());
        var first = shop.confirmed(line(song, 10));
        ledger.deduct(shop.awaitAttempt(first, 1), Map.of(acme, usd("9.66")));
        shop.awaitStatus(first, "COMPLETED");

        // 0.69 of these credits cost 0.966, with ten percent 1.0626
        var sale = shop.draft(customer, line(song, 1), priced(song, 1, "1.07"));

        var refused = shop.confirm(sale).expect(409).problem("below-margin-floor");
        assertThat(refused.text("errors.0.pointer")).isEqualTo("/lines/0");
        assertThat(refused.text("errors.0.detail"))
                .isEqualTo("comes to 0.99 USD, its landed cost with the margin floor is 1.07 USD");
        assertThat(refused.has("errors.1")).isFalse();
        var second = shop.confirmed(priced(song, 10, "5.00"));
        ledger.deduct(shop.awaitAttempt(second, 1), Map.of(acme, usd("3.45")));
        shop.awaitStatus(second, "COMPLETED");
        shop.confirm(sale).expect(202);
    }

    @Test
    void aRecurringSaleHasAFloorToo() {
        var plan = shelf.plan("songs", song, Terms.monthly().price("0.99"));
        floorOfTheSong("50");
        var sale = shop.api()
                .post(
                        SALES,
                        Map.of(
                                "customerId",
                                customer,
                                "paymentType",
                                "recurring",
                                "lines",
                                List.of(Map.of("planId", plan, "quantity", 1))))
                .expect(201)
                .id();

        var refused = shop.confirm(sale).expect(409).problem("below-margin-floor");

        assertThat(refused.text("errors.0.detail")).isEqualTo(SONG_UNDER_IT);
    }

    @Test
    void anOwnerLetsASalePassWhereTheStoreAsksForThat() {
        shop.told(approving());
        floorOfTheSong("50");
        var sale = shop.draft(customer, line(song, 1));
        shop.confirm(sale).expect(409).problem("margin-approval-needed").at("/lines/0");

        var approved = shop.act(sale, "approve").expect(200);

        assertThat(approved.header("ETag")).isEqualTo("\"2\"");
        assertThat(approved.text("status")).isEqualTo("DRAFT");
        assertThat(approved.text("approval.by")).isEqualTo("test");
        assertThat(approved.has("approval.at")).isTrue();
        assertThat(approved.has("approval.marginFloor")).isFalse();
        var confirmed = shop.confirm(sale).expect(202);
        assertThat(confirmed.text("approval.by")).isEqualTo("test");
        ledger.answer(shop.awaitAttempt(sale, 1));
        assertThat(shop.awaitStatus(sale, "COMPLETED").text("approval.by")).isEqualTo("test");
        assertThat(seenByTheCustomer(SALES + "/" + sale).has("approval")).isFalse();
        assertThat(operations(SALES + "/" + sale)).contains("POST /api/v1/sales/{id}/approve");
        shop.act(sale, "approve").expect(409).problem("sale-not-approvable");
    }

    @Test
    void anApprovalHoldsToItsOwnFloorAndUntilTheDraftIsChanged() {
        shop.told(approving());
        floorOfTheSong("50");
        var sale = shop.draft(customer, priced(song, 1, "0.68"));
        var path = SALES + "/" + sale;

        var approved = shop.api()
                .post(path + "/approve", Map.of("marginFloor", "-1.0"))
                .expect(200);
        assertThat(approved.text("approval.marginFloor")).isEqualTo("-1");
        // 0.69 less one percent is 0.6831
        var refused = shop.confirm(sale).expect(409).problem("margin-approval-needed");
        assertThat(refused.text("errors.0.detail"))
                .isEqualTo("comes to 0.68 USD, its landed cost with the margin floor is 0.69 USD");
        shop.api().post(path + "/approve", Map.of("marginFloor", "-5")).expect(200);
        assertThat(shop.api().patch(path, Map.of("note", "cheap")).expect(200).has("approval"))
                .isFalse();
        shop.confirm(sale).expect(409).problem("margin-approval-needed");
        shop.api().post(path + "/approve", Map.of("marginFloor", "-5")).expect(200);
        shop.confirm(sale).expect(202);
    }

    @Test
    void whereTheStoreRefusesNobodyApproves() {
        var sale = shop.draft(customer, line(song, 1));
        var subscription = shelf.draft(shelf.plan("plain", song, Terms.monthly()), customer);

        shop.act(sale, "approve").expect(409).problem("margin-approval-off");
        subscription(subscription, "approve", Map.of()).expect(409).problem("margin-approval-off");
        shop.told(approving());
        shop.api()
                .ifMatch("\"7\"")
                .post(SALES + "/" + sale + "/approve")
                .expect(412)
                .problem("stale-version");
        shop.act(sale, "approve").expect(200);
        subscription(subscription, "approve", Map.of()).expect(200);
    }

    @Test
    void salesConfirmedTogetherAreEachHeldToTheirOwnFloor() {
        floorOfTheSong("50");
        var fine = shop.product("FINE", "9.99", new Supplier(acme, "0.69"));
        var sales = IntStream.range(0, 20)
                .mapToObj(index -> shop.draft(customer, line(index % 2 == 0 ? fine : song, 1)))
                .toList();

        var statuses =
                sales.parallelStream().map(sale -> shop.confirm(sale).status()).toList();

        assertThat(statuses)
                .isEqualTo(IntStream.range(0, 20)
                        .mapToObj(index -> index % 2 == 0 ? 202 : 409)
                        .toList());
    }

    /** The plan costs 10.00 a month and is bought for 4.00; the coupon takes ten percent off. */
    @Test
    void aSubscriptionUnderItsFloorIsNotConfirmedNorAccepted() {
        shelf.coupon("TENTH", 100);
        var office = shop.product("OFFICE", "10.00", new Supplier(acme, "4.00"));
        var plan = shelf.plan("office", office, Terms.monthly());
        floorOf(office, "OFFICE", "150", 2);
        var full = shelf.draft(plan, customer);
        var cheap = shop.api()
                .post(SUBSCRIPTIONS, withCoupon(plan, "TENTH"))
                .expect(201)
                .id();

        subscription(full, "confirm", Map.of()).expect(200);
        var refused = subscription(cheap, "confirm", Map.of()).expect(409).problem("below-margin-floor");
        assertThat(refused.text("errors.0.pointer")).isEqualTo("/lines/0");
        assertThat(refused.text("errors.0.detail"))
                .isEqualTo("comes to 9.00 USD, its landed cost with the margin floor is 10.00 USD");
        subscription(cheap, "quote", Map.of("validUntil", "2026-05-10")).expect(200);
        subscription(cheap, "accept", Map.of()).expect(409).problem("below-margin-floor");

        shop.told(approving());
        subscription(cheap, "accept", Map.of()).expect(409).problem("margin-approval-needed");
        var approved =
                subscription(cheap, "approve", Map.of("marginFloor", "125")).expect(200);
        assertThat(approved.text("approval.marginFloor")).isEqualTo("125");
        var accepted = subscription(cheap, "accept", Map.of()).expect(200);
        assertThat(accepted.text("status")).isEqualTo("active");
        assertThat(accepted.text("approval.by")).isEqualTo("test");
        assertThat(acts(shop.api(), cheap)).containsSubsequence("quote", "approve", "accept");
        assertThat(acts(asCustomer(), cheap)).contains("accept").doesNotContain("approve");
        assertThat(seenByTheCustomer(SUBSCRIPTIONS + "/" + cheap).has("approval"))
                .isFalse();
        assertThat(operations(SUBSCRIPTIONS + "/" + cheap)).contains("POST /api/v1/subscriptions/{id}/approve");
    }

    @Test
    void aChangeIsHeldToTheFloorAndItsPreviewTellsOfIt() {
        var office = shop.product("DESK", "10.00", new Supplier(acme, "4.00"));
        var plan = shelf.plan("desk", office, Terms.monthly());
        var id = shelf.confirmed(plan, customer);
        floorOf(office, "DESK", "150", 2);
        shop.told(approving());
        var cheaper = Map.<String, Object>of("unitPrice", Map.of("amount", "9.00", "currency", "USD"));

        var preview = subscription(id, "preview", Map.of("changePlan", cheaper)).expect(200);
        assertThat(preview.text("belowMarginFloor.0.pointer")).isEqualTo("/lines/0");
        assertThat(preview.text("belowMarginFloor.0.detail"))
                .isEqualTo("comes to 9.00 USD, its landed cost with the margin floor is 10.00 USD");
        subscription(id, "change-plan", cheaper).expect(409).problem("margin-approval-needed");
        subscription(id, "change-plan", Map.of("token", preview.text("token")))
                .expect(409)
                .problem("margin-approval-needed");
        assertThat(subscription(id, "preview", Map.of("changePlan", Map.of("quantity", 2)))
                        .expect(200)
                        .has("belowMarginFloor"))
                .isFalse();
        subscription(id, "change-plan", Map.of("quantity", 2)).expect(200);
        subscription(id, "add-ons", addOn(plan, "9.99")).expect(409).at("/lines/1");
        subscription(id, "add-ons", addOn(plan, "10.00")).expect(200);

        subscription(id, "approve", Map.of()).expect(200);
        assertThat(subscription(id, "change-plan", cheaper).expect(200).text("approval.by"))
                .isEqualTo("test");
        subscription(id, "change-plan", cheaper).expect(200);
        subscription(id, "change-plan", Map.of("quantity", 3)).expect(409).problem("margin-approval-needed");
    }

    @Test
    void anApprovalIsForTheNextActAndNoOther() {
        shop.told(approving());
        var office = shop.product("PAUSED", "10.00", new Supplier(acme, "4.00"));
        var id = shelf.confirmed(shelf.plan("paused", office, Terms.monthly()), customer);
        floorOf(office, "PAUSED", "150", 2);
        var cheaper = Map.<String, Object>of("unitPrice", Map.of("amount", "9.00", "currency", "USD"));

        subscription(id, "approve", Map.of()).expect(200);
        assertThat(subscription(id, "charges", oneTime()).expect(200).has("approval"))
                .isFalse();

        subscription(id, "change-plan", cheaper).expect(409).problem("margin-approval-needed");
    }

    @Test
    void aRenewalIsNotHeldToAFloorThatCameLater() {
        var office = shop.product("LATER", "10.00", new Supplier(acme, "4.00"));
        var id = shelf.confirmed(shelf.plan("later", office, Terms.monthly()), customer);
        floorOf(office, "LATER", "1000", 2);

        clock.to("2026-06-01T09:00:00Z", works);

        assertThat(shop.api().get(SUBSCRIPTIONS + "/" + id).expect(200).number("cyclesBilled"))
                .isEqualTo(2);
    }

    private static Policies refusing() {
        return new Policies("wait", Retention.FOR_EVER, null, "refuse");
    }

    private static Policies approving() {
        return new Policies("wait", Retention.FOR_EVER, null, "approve");
    }

    private void floorOfTheSong(String percent) {
        shop.changed(new ProductChanged(
                song,
                "SONG",
                "Product SONG",
                "song",
                null,
                null,
                usd("0.99"),
                true,
                false,
                2,
                new BigDecimal(percent)));
        copied("product_copy", "product_uid", song, percent);
    }

    private void floorOf(UUID product, String sku, String percent, long version) {
        shop.changed(new ProductChanged(
                product,
                sku,
                "Product " + sku,
                "song",
                null,
                null,
                usd("10.00"),
                true,
                false,
                version,
                new BigDecimal(percent)));
        copied("product_copy", "product_uid", product, percent);
    }

    private void floorOfAcme(@Nullable String percent, long version) {
        events.publish(
                Topics.PLATFORM_CHANGED,
                shop.store(),
                acme,
                new PlatformChanged(
                        acme,
                        "Acme",
                        "USD",
                        "ACTIVE",
                        usd("0.00"),
                        version,
                        percent == null ? null : new BigDecimal(percent)));
        copied("platform_copy", "platform_uid", acme, percent);
    }

    private void copied(String table, String column, UUID id, @Nullable String percent) {
        var floor = percent == null ? "margin_floor is null" : "margin_floor = " + percent;
        await().until(() -> shop.count(table, "%s = '%s' and %s".formatted(column, id, floor)) == 1);
    }

    private static Map<String, Object> priced(UUID product, long quantity, String unitPrice) {
        return Map.of("productId", product, "quantity", quantity, "unitPrice", usd(unitPrice));
    }

    private Map<String, Object> withCoupon(UUID plan, String code) {
        var request = new HashMap<>(shelf.request(plan, customer));
        request.put("coupons", List.of(code));
        return request;
    }

    private static Map<String, Object> addOn(UUID plan, String unitPrice) {
        return Map.of("planId", plan, "unitPrice", Map.of("amount", unitPrice, "currency", "USD"));
    }

    private static Map<String, Object> oneTime() {
        return Map.of("description", "Set-up", "unitPrice", Map.of("amount", "5.00", "currency", "USD"));
    }

    private Answer subscription(UUID id, String act, Map<String, Object> body) {
        return shop.api().post(SUBSCRIPTIONS + "/" + id + "/" + act, body);
    }

    private Api asCustomer() {
        return shop.api().asCustomer(customer);
    }

    private Answer seenByTheCustomer(String path) {
        return asCustomer().get(path).expect(200);
    }

    private static List<String> acts(Api api, UUID subscription) {
        return api.get(SUBSCRIPTIONS + "/" + subscription + "/history").expect(200).items().stream()
                .map(entry -> entry.get("act").asString())
                .toList();
    }

    private List<String> operations(String path) {
        var id = path.substring(path.lastIndexOf('/') + 1);
        return shop.api().get("/api/v1/audit/sales?aggregateId=" + id).expect(200).items().stream()
                .map(row -> row.get("operation").asString())
                .toList();
    }
}

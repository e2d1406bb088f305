package dev.saldo.sales.recurring;

import static dev.saldo.sales.Shop.SALES;
import static dev.saldo.sales.Shop.line;
import static dev.saldo.sales.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.catalog.PlanChanged;
import dev.saldo.contracts.catalog.PlanChanged.PlanPrice;
import dev.saldo.contracts.catalog.PlanChanged.PlanSupply;
import dev.saldo.contracts.catalog.PlanChanged.PlanVersion;
import dev.saldo.contracts.catalog.TaxChanged;
import dev.saldo.kit.clock.DueWork;
import dev.saldo.kit.clock.MovedStores;
import dev.saldo.kit.id.Ids;
import dev.saldo.money.Money;
import dev.saldo.sales.Ledger;
import dev.saldo.sales.Neighbours;
import dev.saldo.sales.Shop;
import dev.saldo.sales.Shop.Supplier;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.MovedClock;
import dev.saldo.testkit.SaldoTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Sales that begin subscriptions, with the platform's side of the talk played by the test. */
@SaldoTest
class RecurringSalesIT {

    private static final String SUBSCRIPTIONS = "/api/v1/subscriptions";
    private static final Neighbours NEIGHBOURS = new Neighbours();

    private final Shop shop;
    private final Api api;
    private final Events events;
    private final Ledger ledger;
    private final MovedClock clock;
    private final List<DueWork> works;

    private UUID acme = Ids.next();
    private UUID office = Ids.next();
    private UUID customer = Ids.next();

    RecurringSalesIT(Api api, Events events, DatabaseClient db, MovedStores moved, List<DueWork> works) {
        this.shop = Shop.open(api, events, db);
        this.api = shop.api();
        this.events = events;
        this.ledger = new Ledger(events, shop.store());
        this.clock = new MovedClock(db, moved, shop.store());
        this.works = works;
    }

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry registry) {
        NEIGHBOURS.register(registry);
    }

    @BeforeEach
    void openTheShop() {
        acme = shop.platform("Acme");
        office = shop.product("OFFICE", "99.00", new Supplier(acme, "4.00"));
        customer = shop.customer();
        clock.to("2026-01-31T09:00:00Z");
        ledger.deposit(acme, "1000.00");
    }

    @Test
    void aCompletedSaleBeginsASubscriptionThatIsRenewedAndARefundCancelsIt() {
        var plan = plan(new Plan());
        var draft = api.post(SALES, recurring(Map.of("planId", plan, "quantity", 3)))
                .expect(201);
        assertThat(draft.text("paymentType")).isEqualTo("recurring");
        assertThat(draft.text("lines.0.planId")).isEqualTo(plan.toString());
        assertThat(draft.text("lines.0.productId")).isEqualTo(office.toString());
        assertThat(draft.money("total")).isEqualTo(usd("30.00"));
        assertThat(draft.money("cost")).isEqualTo(usd("12.00"));
        assertThat(draft.has("subscriptionIds")).isFalse();
        assertThat(shop.sale(draft.id()).money("total")).isEqualTo(usd("30.00"));

        shop.confirm(draft.id()).expect(202);
        var asked = shop.awaitAttempt(draft.id(), 1);
        assertThat(shop.count("subscription", "true")).isZero();
        ledger.deduct(asked);
        ledger.deduct(asked);

        var sale = shop.awaitStatus(draft.id(), "COMPLETED");
        var id = UUID.fromString(sale.text("subscriptionIds.0"));
        var begun = api.get(SUBSCRIPTIONS + "/{id}", id).expect(200);
        assertThat(begun.text("status")).isEqualTo("active");
        assertThat(begun.text("number")).isEqualTo("SUB-000001");
        assertThat(begun.text("saleId")).isEqualTo(draft.id().toString());
        assertThat(begun.text("startDate")).isEqualTo("2026-01-31");
        assertThat(begun.text("nextBillingDate")).isEqualTo("2026-02-28");
        assertThat(begun.number("cyclesBilled")).isEqualTo(1);
        assertThat(charges(id)).isEmpty();
        assertThat(history(id, "act")).containsExactly("create", "start");
        assertThat(history(id, "detail")).containsOnly(draft.id().toString());
        var told = events.await(
                Topics.SUBSCRIPTION_ACTIVATED,
                activated -> activated.subscription().subscriptionId().equals(id));
        assertThat(told.subscription().periodEnd()).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(events.published(Topics.SUBSCRIPTION_CREATED, shop.store())).hasSize(1);

        clock.to("2026-03-01T00:00:00Z", works);
        assertThat(charges(id)).singleElement().satisfies(charge -> {
            assertThat(charge.get("kind").asString()).isEqualTo("renewal");
            assertThat(charge.get("periodStart").asString()).isEqualTo("2026-02-28");
            assertThat(charge.get("total").get("amount").asString()).isEqualTo("30.00");
        });

        var refunded = api.post(SALES + "/" + draft.id() + "/refund", Map.of("reason", "broken"))
                .expect(200);
        assertThat(refunded.text("subscriptionIds.0")).isEqualTo(id.toString());
        var over = api.get(SUBSCRIPTIONS + "/{id}", id).expect(200);
        assertThat(over.text("status")).isEqualTo("cancelled");
        assertThat(over.text("endReason")).isEqualTo("broken");
        assertThat(charges(id)).hasSize(1);
        assertThat(shop.count("subscription", "true")).isEqualTo(1);
    }

    @Test
    void whatCostsNothingBeginsAtOnceOneSubscriptionALine() {
        var plan = plan(new Plan().supply("0.00"));
        var sale = api.post(
                        SALES,
                        recurring(
                                Map.of("planId", plan, "quantity", 1),
                                Map.of("planId", plan, "productId", office, "quantity", 2, "unitPrice", usd("8.00"))))
                .expect(201)
                .id();

        shop.confirm(sale).expect(202);

        var ids = shop.awaitStatus(sale, "COMPLETED").json().get("subscriptionIds");
        assertThat(ids).hasSize(2);
        var second = api.get(SUBSCRIPTIONS + "/{id}", UUID.fromString(ids.get(1).asString()))
                .expect(200);
        assertThat(second.text("number")).isEqualTo("SUB-000002");
        assertThat(second.money("total")).isEqualTo(usd("16.00"));
    }

    @Test
    void whatASaleCannotBillIsRefusedWithItsLine() {
        refused("/lines/0/planId", Map.of("productId", office, "quantity", 1));
        refused("/lines/0/planId", Map.of("planId", Ids.next(), "quantity", 1));
        refused("/lines/0/planId", Map.of("planId", Ids.next(), "productId", office, "quantity", 1));
        refused("/lines/0/productId", Map.of("quantity", 1));
        refused("/lines/0/planId", Map.of("planId", plan(new Plan().trial(14)), "quantity", 1));
        refused("/lines/0/planId", Map.of("planId", plan(new Plan().setupFee("5.00")), "quantity", 1));
        refused("/lines/0/planId", Map.of("planId", plan(new Plan().tax(tax())), "quantity", 1));
        refused("/lines/0/planId", Map.of("planId", plan(new Plan().price("0.005")), "quantity", 1));
        var other = shop.product("OTHER", "1.00", new Supplier(acme, "0.50"));
        var good = plan(new Plan());
        refused("/lines/0/productId", Map.of("planId", good, "productId", other, "quantity", 1));

        var oneTime = shop.request(customer, Map.of("planId", good, "quantity", 1));
        api.post(SALES, oneTime).expect(422).problem("invalid").at("/lines/0/planId");
        api.post(SALES, shop.request(customer, Map.of("quantity", 1)))
                .expect(422)
                .problem("invalid")
                .at("/lines/0/productId");
    }

    @Test
    void aDraftBecomesOneTimeWithOtherLinesOnly() {
        var sale = api.post(SALES, recurring(Map.of("planId", plan(new Plan()), "quantity", 1)))
                .expect(201)
                .id();

        api.patch(SALES + "/" + sale, Map.of("paymentType", "one-time"))
                .expect(422)
                .at("/lines/0/planId");
        var changed = api.patch(
                        SALES + "/" + sale, Map.of("paymentType", "one-time", "lines", List.of(line(office, 1))))
                .expect(200);
        assertThat(changed.text("paymentType")).isEqualTo("one-time");
        assertThat(shop.sale(sale).money("total")).isEqualTo(usd("99.00"));
        assertThat(shop.sale(sale).has("lines.0.planId")).isFalse();
    }

    @Test
    void aPlanThatIsNotForSaleAnyMoreIsNotConfirmed() {
        var id = plan(new Plan());
        var sale = api.post(SALES, recurring(Map.of("planId", id, "quantity", 1)))
                .expect(201)
                .id();
        publish(id, new Plan().inactive(), 2);

        shop.confirm(sale).expect(409).problem("plan-not-sellable").at("/lines/0/planId");
    }

    private void refused(String pointer, Object... lines) {
        api.post(SALES, recurring(lines)).expect(422).problem("invalid").at(pointer);
    }

    private Map<String, Object> recurring(Object... lines) {
        var request = new HashMap<>(shop.request(customer, lines));
        request.put("paymentType", "recurring");
        return request;
    }

    /** A monthly plan at 10.00 a unit, of which a test changes what it is about. */
    private static final class Plan {
        private String price = "10.00";
        private int trialDays;
        private boolean active = true;
        private List<UUID> taxes = List.of();
        private @Nullable Money setupFee;
        private @Nullable String buyingPrice;

        Plan price(String dollars) {
            price = dollars;
            return this;
        }

        Plan trial(int days) {
            trialDays = days;
            return this;
        }

        Plan setupFee(String dollars) {
            setupFee = usd(dollars);
            return this;
        }

        Plan tax(UUID tax) {
            taxes = List.of(tax);
            return this;
        }

        Plan supply(String dollars) {
            buyingPrice = dollars;
            return this;
        }

        Plan inactive() {
            active = false;
            return this;
        }
    }

    private UUID plan(Plan plan) {
        return publish(Ids.next(), plan, 1);
    }

    private UUID publish(UUID id, Plan plan, long version) {
        var published = new PlanVersion(
                1,
                "Office",
                "monthly",
                1,
                List.of(new PlanPrice("USD", "per-unit", new BigDecimal(plan.price), null, null, plan.setupFee)),
                1,
                plan.trialDays,
                "convert",
                3,
                null,
                false,
                true,
                plan.taxes,
                plan.buyingPrice == null ? null : new PlanSupply(acme, usd(plan.buyingPrice)),
                Instant.parse("2026-01-01T00:00:00Z"));
        events.publish(
                Topics.PLAN_CHANGED,
                shop.store(),
                id,
                new PlanChanged(
                        id,
                        office,
                        "plan-" + id,
                        "Office",
                        "personal",
                        null,
                        plan.active,
                        false,
                        null,
                        null,
                        List.of(published),
                        version));
        await().until(() -> shop.count("plan_copy", "uid = '%s' and version = %d".formatted(id, version)) == 1);
        return id;
    }

    private UUID tax() {
        var id = Ids.next();
        events.publish(
                Topics.TAX_CHANGED,
                shop.store(),
                id,
                new TaxChanged(id, "VAT", new BigDecimal("19"), false, null, true, false, 1));
        await().until(() -> shop.count("tax_copy", "uid = '%s'".formatted(id)) == 1);
        return id;
    }

    private List<JsonNode> charges(UUID id) {
        return api.get(SUBSCRIPTIONS + "/{id}/charges", id).expect(200).items();
    }

    private List<String> history(UUID id, String member) {
        return api.get(SUBSCRIPTIONS + "/{id}/history", id).expect(200).items().stream()
                .map(entry -> entry.get(member).asString())
                .toList();
    }
}

package dev.saldo.sales.subscription;

import static dev.saldo.sales.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.billing.InvoiceIssued;
import dev.saldo.contracts.billing.InvoicePaid;
import dev.saldo.contracts.catalog.PlanChanged;
import dev.saldo.contracts.catalog.PlanChanged.PlanPrice;
import dev.saldo.contracts.catalog.PlanChanged.PlanVersion;
import dev.saldo.contracts.sales.SubscriptionRenewalDue;
import dev.saldo.contracts.sales.SubscriptionRenewed;
import dev.saldo.kit.clock.DueWork;
import dev.saldo.kit.clock.MovedStores;
import dev.saldo.kit.id.Ids;
import dev.saldo.sales.Ledger;
import dev.saldo.sales.Shop;
import dev.saldo.sales.Shop.Supplier;
import dev.saldo.testkit.Answer;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** Subscriptions over HTTP, with the platform's and billing's side of the talk played by the test. */
@SaldoTest
class SubscriptionsIT {

    private static final String SUBSCRIPTIONS = "/api/v1/subscriptions";

    private final Shop shop;
    private final Api api;
    private final Events events;
    private final Ledger ledger;
    private final MovedClock clock;
    private final List<DueWork> works;

    private UUID acme = Ids.next();
    private UUID office = Ids.next();
    private UUID customer = Ids.next();

    SubscriptionsIT(Api api, Events events, DatabaseClient db, MovedStores moved, List<DueWork> works) {
        this.shop = Shop.open(api, events, db);
        this.api = shop.api();
        this.events = events;
        this.ledger = new Ledger(events, shop.store());
        this.clock = new MovedClock(db, moved, shop.store());
        this.works = works;
    }

    @BeforeEach
    void openTheShop() {
        acme = shop.platform("Acme");
        office = shop.product("OFFICE", "10.00", new Supplier(acme, "4.00"));
        customer = shop.customer();
        clock.to("2026-01-31T09:00:00Z");
    }

    @Test
    void aSubscriptionIsConfirmedDeductedAndRenewedAtMonthEnds() {
        ledger.deposit(acme, "1000.00");
        var plan = plan("office", "10.00", 0);

        var draft = api.post(SUBSCRIPTIONS, request(plan, 3)).expect(201);
        assertThat(draft.text("status")).isEqualTo("draft");
        assertThat(draft.text("number")).isEqualTo("SUB-000001");
        assertThat(draft.money("total")).isEqualTo(usd("30.00"));
        var id = draft.id();

        var active = act(id, "confirm").expect(200);
        assertThat(active.text("status")).isEqualTo("active");
        assertThat(active.text("nextBillingDate")).isEqualTo("2026-02-28");
        var first = due(id, 1);
        assertThat(first.kind()).isEqualTo("initial");
        assertThat(first.costs().getFirst().amount()).isEqualTo(usd("12.00"));
        ledger.deduct(first);

        var renewed = renewed(id, 1);
        assertThat(renewed.charge().total()).isEqualTo(usd("30.00"));
        assertThat(renewed.charge().lines().getFirst().periodEnd()).isEqualTo(LocalDate.of(2026, 2, 28));
        invoiced(id, renewed, "INV-2026-000001");

        clock.to("2026-04-01T00:00:00Z", works);

        assertThat(charges(id))
                .extracting(charge -> charge.get("periodStart").asString())
                .containsExactly("2026-01-31", "2026-02-28", "2026-03-31");
        assertThat(api.get(SUBSCRIPTIONS + "/{id}", id).expect(200).text("nextBillingDate"))
                .isEqualTo("2026-04-30");
        assertThat(history(id)).containsExactly("create", "confirm", "start", "renew", "renew");
        ledger.deduct(due(id, 2));
        ledger.deduct(due(id, 3));
        assertThat(renewed(id, 3).charge().chargedOn()).isEqualTo(LocalDate.of(2026, 3, 31));
        await().untilAsserted(() -> assertThat(
                        charges(id).getFirst().get("invoiceNumber").asString())
                .isEqualTo("INV-2026-000001"));
    }

    @Test
    void aChargeWithoutCreditsWaitsForThemWhileTheSubscriptionGoesOn() {
        ledger.deposit(acme, "5.00");
        var id = confirmed(plan("office", "10.00", 0), 3);
        ledger.decline(due(id, 1));
        await().untilAsserted(() ->
                assertThat(charges(id).getFirst().get("status").asString()).isEqualTo("waiting"));

        ledger.deposit(acme, "100.00");

        var again = events.await(
                Topics.SUBSCRIPTION_RENEWAL_DUE, due -> due.subscriptionId().equals(id) && due.attempt() == 2);
        ledger.deduct(again);
        assertThat(renewed(id, 1).charge().cost()).isEqualTo(usd("12.00"));
        assertThat(charges(id).getFirst().get("status").asString()).isEqualTo("charged");
    }

    @Test
    void aPreviewBillsWhatTheChangeBillsLater() {
        ledger.deposit(acme, "1000.00");
        var small = plan("small", "10.00", 0);
        var large = plan("large", "31.00", 0);
        var id = confirmed(small, 1);
        ledger.deduct(due(id, 1));
        clock.to("2026-02-14T12:00:00Z", works);

        var preview = api.post(
                        SUBSCRIPTIONS + "/" + id + "/preview",
                        Map.of("changePlan", Map.of("planId", large, "proration", "prorate-now")))
                .expect(200);
        // 14 of 28 days: 15.50 less 5.00
        assertThat(preview.money("dueNow")).isEqualTo(usd("10.50"));
        assertThat(preview.text("differences.0.after")).isEqualTo("Plan large");

        clock.to("2026-02-20T12:00:00Z");
        api.post(SUBSCRIPTIONS + "/" + id + "/change-plan", Map.of("token", preview.text("token")))
                .expect(200);

        var change = charges(id).getLast();
        assertThat(change.get("kind").asString()).isEqualTo("plan-change");
        assertThat(change.get("total").get("amount").asString()).isEqualTo("10.50");
        api.post(SUBSCRIPTIONS + "/" + id + "/change-plan", Map.of("token", preview.text("token")))
                .expect(409)
                .problem("preview-outdated");
        // the same product at the same price: the platform is not asked
        var told = events.await(
                Topics.SUBSCRIPTION_PLAN_CHANGED,
                changed -> changed.subscription().subscriptionId().equals(id));
        assertThat(told.charge()).isNotNull();
        assertThat(told.previousPlanId()).isEqualTo(small);
    }

    @Test
    void anUnpaidSubscriptionFallsPastDueAndExpiresUnlessItIsPaid() {
        var paid = confirmed(plan("free", "0.00", 3), 1);
        var unpaid = confirmed(plan("other", "0.00", 3), 1);
        var invoice = shop.overdue(paid, customer);
        shop.overdue(unpaid, customer);
        awaitStatus(paid, "past_due");
        awaitStatus(unpaid, "past_due");

        events.publish(
                Topics.INVOICE_PAID,
                shop.store(),
                invoice,
                new InvoicePaid(
                        invoice, "INV-1", null, usd("1.00"), Instant.parse("2026-02-01T00:00:00Z"), List.of(paid), 3));
        awaitStatus(paid, "active");
        clock.to("2026-02-03T00:00:00Z", works);

        awaitStatus(unpaid, "expired");
        assertThat(api.get(SUBSCRIPTIONS + "/{id}", unpaid).expect(200).text("endedOn"))
                .isEqualTo("2026-02-03");
        var told = events.await(
                Topics.SUBSCRIPTION_EXPIRED,
                expired -> expired.subscription().subscriptionId().equals(unpaid));
        assertThat(told.subscription().endedOn()).isEqualTo(LocalDate.of(2026, 2, 3));
        var active = api.get(SUBSCRIPTIONS + "/{id}", paid).expect(200);
        assertThat(active.text("status")).isEqualTo("active");
        assertThat(active.json().get("endedOn").isNull()).isTrue();
    }

    @Test
    void anInvoiceThatIsOverdueMeetsWhatIsLateAtPresent() {
        var id = confirmed(plan("free", "0.00", 3), 1);
        clock.to("2026-03-01T09:00:00Z");

        shop.overdue(id, customer);

        awaitStatus(id, "past_due");
        assertThat(history(id)).containsExactly("create", "confirm", "start", "renew", "fall-past-due");
    }

    @Test
    void whatTheTableDoesNotAllowIsRefusedWithWhatItDoes() {
        var id = confirmed(plan("office", "0.00", 0), 1);

        var refused = act(id, "confirm").expect(409).problem("transition-not-allowed");
        assertThat(refused.text("subscriptionStatus")).isEqualTo("active");
        assertThat(refused.json().get("allowed").toString()).contains("cancel").doesNotContain("confirm");
        act(id, "resume").expect(409).problem("nothing-to-withdraw");
        act(id, "pause").expect(409).problem("not-pausable");
    }

    @Test
    void aSubscriptionThatNobodySuppliesIsParkedAndTheOthersGoOn() {
        var good = confirmed(plan("good", "0.00", 0), 1);
        var orphan = shop.product("ORPHAN", "10.00", new Supplier(acme, "4.00"));
        var bad = confirmed(plan("bad", orphan, "0.00", 0), 1);
        shop.supplied(orphan, 2);
        await().until(() -> shop.count("offer_copy", "version = 2") == 1);

        clock.to("2026-03-01T00:00:00Z", works);

        assertThat(charges(good)).hasSize(2);
        assertThat(api.get(SUBSCRIPTIONS + "/{id}", bad).expect(200).text("parked"))
                .isEqualTo("not-supplied");
        var control = api.get(SUBSCRIPTIONS + "/control?day=2026-02-28").expect(200);
        assertThat(control.number("expected")).isEqualTo(2);
        assertThat(control.json().get("missing"))
                .extracting(missing -> missing.get("stage").asString())
                .containsExactly("no-answer", "parked");
        assertThat(control.text("missing.1.cause")).isEqualTo("not-supplied");
        act(bad, "retry").expect(409).problem("not-supplied");
        act(bad, "resume").expect(409).problem("not-supplied");
        shop.supplied(orphan, 3, new Supplier(acme, "4.00"));
        await().until(() -> shop.count("offer_copy", "version = 3") == 1);
        act(bad, "retry").expect(200);
        assertThat(charges(bad)).hasSize(2);
    }

    @Test
    void whatIsParkedCanBeEndedWithoutWhatFellDue() {
        var orphan = shop.product("ORPHAN", "10.00", new Supplier(acme, "4.00"));
        var plan = plan("bad", orphan, "0.00", 0);
        var cancelled = confirmed(plan, 1);
        var deleted = confirmed(plan, 1);
        shop.supplied(orphan, 2);
        await().until(() -> shop.count("offer_copy", "version = 2") == 1);
        clock.to("2026-03-01T00:00:00Z", works);

        assertThat(act(cancelled, "cancel").expect(200).text("status")).isEqualTo("cancelled");
        act(deleted, "force-delete").expect(204);

        assertThat(charges(cancelled)).hasSize(1);
    }

    @Test
    void whatIsLateIsBroughtToThePresentFirst() {
        var id = confirmed(plan("office", "10.00", 0), 1);
        clock.to("2026-03-01T09:00:00Z");

        var preview = api.post(SUBSCRIPTIONS + "/" + id + "/preview", Map.of("cancel", Map.of("when", "period-end")))
                .expect(200);
        var cancelled = act(id, "cancel").expect(200);

        assertThat(preview.text("effectiveOn")).isEqualTo("2026-03-31");
        assertThat(cancelled.text("cancelsAt")).isEqualTo("2026-03-31");
        assertThat(history(id)).containsExactly("create", "confirm", "start", "renew", "schedule-cancel");
        assertThat(charges(id)).hasSize(2);
    }

    @Test
    void anAddOnLeavesAScheduledChangeAlone() {
        var small = plan("small", "5.00", 0);
        var extra = plan("extra", "3.00", 0);
        var id = confirmed(plan("office", "10.00", 0), 1);
        var path = SUBSCRIPTIONS + "/" + id;
        api.post(path + "/add-ons", Map.of("planId", extra)).expect(200);
        var addOn = api.get(path).expect(200).text("lines.1.itemId");
        api.post(path + "/change-plan", Map.of("planId", small, "when", "period-end"))
                .expect(200);

        api.post(path + "/add-ons", Map.of("planId", extra)).expect(409).problem("change-scheduled");
        api.post(path + "/add-ons", Map.of("planId", extra, "when", "period-end"))
                .expect(409)
                .problem("change-scheduled");
        api.delete(path + "/add-ons/" + addOn).expect(409).problem("change-scheduled");

        var kept = api.get(path).expect(200);
        assertThat(kept.text("scheduledChange.planId")).isEqualTo(small.toString());
        assertThat(kept.text("scheduledChange.items.0.name")).isEqualTo("Plan small");
        assertThat(kept.text("scheduledChange.items.1.itemId")).isEqualTo(addOn);
        var other = api.post(path + "/preview", Map.of("changePlan", Map.of("quantity", 2)))
                .expect(200);
        assertThat(other.text("differences.1.field")).isEqualTo("scheduledChange");
        assertThat(other.text("differences.1.before")).isEqualTo("2026-02-28");
    }

    @Test
    void aChangeOfNothingIsNone() {
        var id = confirmed(plan("office", "10.00", 0), 1);

        api.post(SUBSCRIPTIONS + "/" + id + "/change-plan", Map.of("proration", "none"))
                .expect(422)
                .at("");
        api.post(SUBSCRIPTIONS + "/" + id + "/preview", Map.of("changePlan", Map.of("when", "now")))
                .expect(422)
                .at("/changePlan");
        assertThat(history(id)).containsExactly("create", "confirm", "start");
    }

    @Test
    void thePreviewOfACancellationTellsTheEnd() {
        var id = confirmed(plan("office", "10.00", 0), 1);

        var atPeriodEnd = preview(id, Map.of());
        assertThat(atPeriodEnd.text("effectiveOn")).isEqualTo("2026-02-28");
        assertThat(atPeriodEnd.money("total")).isEqualTo(usd("0.00"));
        assertThat(atPeriodEnd.json().get("nextBillingDate").isNull()).isTrue();
        assertThat(atPeriodEnd.text("differences.0.field")).isEqualTo("status");
        assertThat(atPeriodEnd.text("differences.0.after")).isEqualTo("cancelled");
        var later = preview(id, Map.of("when", "2026-03-10"));
        assertThat(later.text("effectiveOn")).isEqualTo("2026-03-10");
        assertThat(later.text("nextBillingDate")).isEqualTo("2026-02-28");
        var now = preview(id, Map.of("when", "now", "credit", true));
        assertThat(now.text("status")).isEqualTo("cancelled");
        assertThat(now.money("dueNow")).isEqualTo(usd("-10.00"));
    }

    @Test
    void aSubscriptionIsFoundByItsNumber() {
        var plan = plan("office", "0.00", 0);
        confirmed(plan, 1);
        var second = confirmed(plan, 1);

        assertThat(numbered("SUB-000002"))
                .extracting(found -> found.get("id").asString())
                .containsExactly(second.toString());
        assertThat(numbered("SUB-00000")).isEmpty();
        assertThat(numbered("SUB-000002&status=draft")).isEmpty();
    }

    @Test
    void onlyWhatHasAPointIsOffered() {
        var id = confirmed(plan("office", "10.00", 0), 1);
        var path = SUBSCRIPTIONS + "/" + id;

        assertThat(allowed(path)).contains("cancel").doesNotContain("resume", "pause", "unpause");
        act(id, "cancel").expect(200);
        assertThat(allowed(path)).contains("resume");
    }

    private Answer preview(UUID id, Map<String, ?> cancel) {
        return api.post(SUBSCRIPTIONS + "/" + id + "/preview", Map.of("cancel", cancel))
                .expect(200);
    }

    private List<JsonNode> numbered(String filter) {
        return api.get(SUBSCRIPTIONS + "?number=" + filter).expect(200).items();
    }

    private List<String> allowed(String path) {
        return api.get(path)
                .expect(200)
                .json()
                .get("allowed")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private UUID plan(String slug, String price, int graceDays) {
        return plan(slug, office, price, graceDays);
    }

    private UUID plan(String slug, UUID product, String price, int graceDays) {
        var id = Ids.next();
        var version = new PlanVersion(
                1,
                "Plan " + slug,
                "monthly",
                1,
                List.of(new PlanPrice("USD", "per-unit", new BigDecimal(price), null, null, null)),
                1,
                0,
                "convert",
                graceDays,
                null,
                false,
                true,
                List.of(),
                null,
                Instant.parse("2026-01-01T00:00:00Z"));
        events.publish(
                Topics.PLAN_CHANGED,
                shop.store(),
                id,
                new PlanChanged(
                        id,
                        product,
                        slug,
                        "Plan " + slug,
                        "personal",
                        null,
                        true,
                        false,
                        null,
                        null,
                        List.of(version),
                        1));
        await().until(() -> shop.count("plan_copy", "uid = '%s'".formatted(id)) == 1);
        return id;
    }

    private Map<String, Object> request(UUID plan, int quantity) {
        var request = new HashMap<String, Object>();
        request.put("planId", plan);
        request.put("customerId", customer);
        request.put("quantity", quantity);
        return request;
    }

    private UUID confirmed(UUID plan, int quantity) {
        var id = api.post(SUBSCRIPTIONS, request(plan, quantity)).expect(201).id();
        act(id, "confirm").expect(200);
        return id;
    }

    private Answer act(UUID id, String act) {
        return api.post(SUBSCRIPTIONS + "/" + id + "/" + act);
    }

    private SubscriptionRenewalDue due(UUID id, int place) {
        await().until(() -> dues(id).size() >= place);
        return dues(id).get(place - 1);
    }

    private List<SubscriptionRenewalDue> dues(UUID id) {
        return events.published(Topics.SUBSCRIPTION_RENEWAL_DUE, shop.store()).stream()
                .filter(due -> due.subscriptionId().equals(id))
                .toList();
    }

    private SubscriptionRenewed renewed(UUID id, int cycle) {
        return events.await(
                Topics.SUBSCRIPTION_RENEWED,
                renewed -> renewed.subscription().subscriptionId().equals(id) && renewed.cycle() == cycle);
    }

    private void invoiced(UUID id, SubscriptionRenewed renewed, String number) {
        var charge = renewed.charge();
        var invoice = Ids.next();
        events.publish(
                Topics.INVOICE_ISSUED,
                shop.store(),
                invoice,
                new InvoiceIssued(
                        invoice,
                        number,
                        null,
                        null,
                        customer,
                        charge.chargedOn(),
                        charge.chargedOn(),
                        charge.chargedOn(),
                        List.of(),
                        charge.subtotal(),
                        charge.discountTotal(),
                        charge.taxTotal(),
                        charge.total(),
                        List.of(id),
                        List.of(charge.chargeId()),
                        1));
    }

    private void awaitStatus(UUID id, String status) {
        await().untilAsserted(() -> assertThat(
                        api.get(SUBSCRIPTIONS + "/{id}", id).expect(200).text("status"))
                .isEqualTo(status));
    }

    private List<JsonNode> charges(UUID id) {
        return api.get(SUBSCRIPTIONS + "/{id}/charges", id).expect(200).items();
    }

    private List<String> history(UUID id) {
        return api.get(SUBSCRIPTIONS + "/{id}/history", id).expect(200).items().stream()
                .map(entry -> entry.get("act").asString())
                .toList();
    }
}

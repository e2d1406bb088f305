package dev.saldo.platform;

import static dev.saldo.platform.Shop.amount;
import static dev.saldo.platform.Shop.cost;
import static dev.saldo.platform.Shop.credits;
import static dev.saldo.platform.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.ContractJson;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.platform.CreditAdjusted;
import dev.saldo.contracts.platform.CreditDeducted;
import dev.saldo.contracts.platform.CreditDeposited;
import dev.saldo.contracts.platform.CreditLow;
import dev.saldo.contracts.platform.CreditRecovered;
import dev.saldo.contracts.platform.Movement;
import dev.saldo.contracts.platform.PlatformChanged;
import dev.saldo.contracts.platform.PlatformRegistered;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.EventContracts;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What this service publishes keeps to the schemas of libs/contracts, and says what the API says. */
@SaldoTest
class EventContractsIT {

    private static final JsonMapper JSON = ContractJson.mapper();

    private final Api api;
    private final Shop shop;
    private final EventContracts contracts;

    EventContractsIT(Api api, Events events) {
        this.api = api.inFreshStore();
        this.shop = new Shop(this.api, events);
        this.contracts = events.contracts(this.api.store());
    }

    @Test
    void platforms() {
        var created = api.post(
                        "/api/v1/platforms", "{\"name\": \"Acme\", \"currency\": \"USD\", \"marginFloor\": \"12.50\"}")
                .expect(201);
        var id = created.id();
        var changed = api.patch("/api/v1/platforms/" + id, "{\"name\": \"Globex\", \"marginFloor\": \"3\"}")
                .expect(200);

        assertThat(contracts.told(Topics.PLATFORM_REGISTERED, id))
                .isEqualTo(new PlatformRegistered(
                        id,
                        created.text("name"),
                        created.text("currency"),
                        created.text("status"),
                        created.money("overdraftLimit"),
                        created.number("version"),
                        new BigDecimal("12.5")));
        assertThat(contracts.told(Topics.PLATFORM_CHANGED, id))
                .isEqualTo(new PlatformChanged(
                        id,
                        changed.text("name"),
                        changed.text("currency"),
                        changed.text("status"),
                        changed.money("overdraftLimit"),
                        changed.number("version"),
                        new BigDecimal("3")));
    }

    @Test
    void movementsAskedForDirectly() {
        var id = shop.platform();

        var deposit = api.post(credits(id), """
                        {"amount": {"amount": "100.00", "currency": "USD"}, "reference": "r", "description": "d"}""").expect(201).json();
        var deduction =
                api.post(credits(id) + "/deduct", amount("40.00")).expect(201).json();
        var adjustment = api.post(credits(id) + "/adjust", """
                        {"amount": {"amount": "-1.50", "currency": "USD"}, "reason": "supplier error"}""").expect(201).json();

        assertThat(contracts.told(Topics.CREDIT_DEPOSITED, id)).isEqualTo(new CreditDeposited(id, movement(deposit)));
        assertThat(contracts.told(Topics.CREDIT_ADJUSTED, id)).isEqualTo(new CreditAdjusted(id, movement(adjustment)));
        var deducted = contracts.told(Topics.CREDIT_DEDUCTED, id, event -> event.saleId() == null);
        assertThat(deducted.attempt()).isZero();
        assertThat(deducted.movements()).containsExactly(movement(deduction));
    }

    @Test
    void movementsOfSales() {
        var acme = shop.stocked("10.00");
        var globex = shop.stocked("10.00");
        var sale = shop.sale(cost(acme, "4.00"), cost(globex, "5.00"));
        var tooMuch = shop.sale(cost(acme, "6.01"), cost(UUID.randomUUID(), "1.00"));

        shop.confirm(sale);
        var deducted = contracts.told(
                Topics.CREDIT_DEDUCTED, sale.id(), event -> sale.id().equals(event.saleId()));
        shop.confirm(tooMuch);
        var rejected = contracts.told(Topics.CREDIT_DEDUCTION_REJECTED, tooMuch.id());
        shop.refund(sale);
        var refunded = contracts.told(Topics.CREDIT_REFUNDED, sale.id());

        assertThat(deducted.movements()).containsExactlyInAnyOrder(last(acme, "deduction"), last(globex, "deduction"));
        assertThat(refunded.movements()).containsExactlyInAnyOrder(last(acme, "refund"), last(globex, "refund"));
        assertThat(rejected.reason()).isEqualTo("unknown-platform");
        assertThat(rejected.shortfalls()).hasSize(2);
    }

    @Test
    void movementsOfCharges() {
        var acme = shop.stocked("10.00");
        var subscription = UUID.randomUUID();
        var charge = shop.sale(cost(acme, "4.00"));
        var tooMuch = shop.sale(cost(acme, "6.01"));

        shop.due(charge, subscription);
        var deducted = contracts.told(Topics.CREDIT_DEDUCTED, charge.id());
        shop.due(tooMuch, subscription);
        var rejected = contracts.told(Topics.CREDIT_DEDUCTION_REJECTED, tooMuch.id());

        assertThat(deducted)
                .isEqualTo(new CreditDeducted(charge.id(), 1, List.of(last(acme, "deduction")), subscription));
        assertThat(rejected.subscriptionId()).isEqualTo(subscription);
    }

    @Test
    void alerts() {
        var id = shop.platform(", \"thresholds\": {\"low\": {\"amount\": \"50.00\", \"currency\": \"USD\"}}");
        var name = api.get("/api/v1/platforms/{id}", id).expect(200).text("name");
        shop.deposit(id, "60.00");
        api.post(credits(id) + "/deduct", amount("20.00")).expect(201);

        assertThat(contracts.told(Topics.CREDIT_RECOVERED, id))
                .isEqualTo(new CreditRecovered(id, name, "normal", usd("60.00"), 1));
        assertThat(contracts.told(Topics.CREDIT_LOW, id))
                .isEqualTo(new CreditLow(id, name, "low", usd("40.00"), usd("50.00"), 2));
    }

    private Movement last(UUID platform, String kind) {
        var items = api.get(credits(platform) + "/movements?kind=" + kind)
                .expect(200)
                .items();
        return movement(items.getLast());
    }

    /** The contract calls the id of a movement by its full name. */
    private static Movement movement(JsonNode view) {
        var renamed = (ObjectNode) view.deepCopy();
        renamed.set("movementId", renamed.remove("id"));
        return JSON.treeToValue(renamed, Movement.class);
    }
}

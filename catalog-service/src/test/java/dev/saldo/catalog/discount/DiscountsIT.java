package dev.saldo.catalog.discount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.catalog.plan.Shelf;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.catalog.DiscountChanged;
import dev.saldo.money.Money;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SaldoTest
class DiscountsIT {

    private static final String DISCOUNTS = "/api/v1/discounts";

    private final Api api;
    private final Events events;
    private final Shelf shelf;

    DiscountsIT(Api api, Events events) {
        this.api = api.inFreshStore();
        this.events = events;
        this.shelf = new Shelf(this.api);
    }

    @Test
    void aDiscountIsCreatedReadAndAnnounced() {
        var product = shelf.product();
        var plan = shelf.publishedPlan("Music");

        var created = api.post(DISCOUNTS, """
                        {"code":"spring-26","name":"Spring","amount":{"amount":"5.00","currency":"EUR"},
                         "validFrom":"2026-03-01T00:00:00Z","validUntil":"2026-06-01T00:00:00Z","usageLimit":500,
                         "oncePerCustomer":true,"minimumAmount":{"amount":"20.00","currency":"EUR"},
                         "productIds":["%s"],"planIds":["%s"],"combinable":false,"cycles":3}""".formatted(product, plan)).expect(201);

        assertThat(created.header("Location")).isEqualTo(DISCOUNTS + "/" + created.id());
        assertThat(created.text("code")).isEqualTo("SPRING-26");
        assertThat(created.has("percent")).isFalse();
        assertThat(api.get(DISCOUNTS + "/{id}", created.id()).expect(200).json())
                .isEqualTo(created.json());
        assertThat(told(created.id(), 1))
                .isEqualTo(new DiscountChanged(
                        created.id(),
                        "SPRING-26",
                        "Spring",
                        null,
                        Money.of("5.00", "EUR"),
                        Instant.parse("2026-03-01T00:00:00Z"),
                        Instant.parse("2026-06-01T00:00:00Z"),
                        500,
                        true,
                        Money.of("20.00", "EUR"),
                        List.of(product),
                        List.of(plan),
                        false,
                        3,
                        true,
                        false,
                        1));
    }

    @Test
    void whatIsLeftOutIsAtItsDefault() {
        var created = percent("12.50", null).expect(201);

        assertThat(created.has("code")).isFalse();
        assertThat(created.text("percent")).isEqualTo("12.5");
        assertThat(created.text("combinable")).isEqualTo("true");
        assertThat(created.text("oncePerCustomer")).isEqualTo("false");
        assertThat(created.text("active")).isEqualTo("true");
        var told = told(created.id(), 1);
        assertThat(told.percent()).isEqualByComparingTo(new BigDecimal("12.5"));
        assertThat(told.productIds()).isEmpty();
        assertThat(told.cycles()).isNull();
    }

    @Test
    void aDiscountTurnsFromAPercentageIntoAnAmount() {
        var id = percent("10", "TURN").expect(201).id();

        var changed = api.patch(DISCOUNTS + "/" + id, """
                        {"percent":null,"amount":{"amount":"3.00","currency":"USD"},"cycles":1}""").expect(200);

        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.money("amount")).isEqualTo(Money.of("3.00", "USD"));
        assertThat(changed.has("percent")).isFalse();
        assertThat(told(id, 2).amount()).isEqualTo(Money.of("3.00", "USD"));
        api.patch(DISCOUNTS + "/" + id, Map.of("percent", "10")).expect(422).at("/amount");
        api.patch(DISCOUNTS + "/" + id, "{\"amount\":null}").expect(422).at("/percent");
        assertThat(api.patch(DISCOUNTS + "/" + id, Map.of("code", "turn"))
                        .expect(200)
                        .number("version"))
                .isEqualTo(2);
    }

    @Test
    void aCodeIsUniqueInAnyCaseAmongWhatIsNotDeleted() {
        var id = percent("10", "Twice").expect(201).id();

        percent("20", "tWICE").expect(409).problem("discount-code-taken").at("/code");
        api.inFreshStore()
                .post(DISCOUNTS, Map.of("name", "Other", "percent", "1", "code", "TWICE"))
                .expect(201);
        assertThat(api.get(DISCOUNTS + "?code=twice").expect(200).items()).hasSize(1);
        assertThat(api.get(DISCOUNTS + "?code=twic").expect(200).items()).isEmpty();
        api.delete(DISCOUNTS + "/{id}", id).expect(204);
        percent("20", "TWICE").expect(201);
        api.post(DISCOUNTS + "/" + id + "/restore").expect(409).problem("discount-code-taken");
    }

    @Test
    void aDeletedDiscountStaysReadable() {
        var id = percent("10", "GONE").expect(201).id();

        api.delete(DISCOUNTS + "/{id}", id).expect(204);

        assertThat(api.get(DISCOUNTS + "/{id}", id).expect(200).has("deletedAt"))
                .isTrue();
        assertThat(told(id, 2).deleted()).isTrue();
        assertThat(api.get(DISCOUNTS).expect(200).items()).isEmpty();
        api.patch(DISCOUNTS + "/" + id, Map.of("name", "Late")).expect(409).problem("discount-deleted");
        api.post(DISCOUNTS + "/" + id + "/restore").expect(200);
        assertThat(told(id, 3).deleted()).isFalse();
    }

    @Test
    void whatIsNoDiscountIsRefused() {
        api.post(DISCOUNTS, """
                        {"name":" ","code":"ä","percent":"101","usageLimit":0,"cycles":0,
                         "minimumAmount":{"amount":"-1.00","currency":"USD"}}""")
                .expect(422)
                .problem("invalid")
                .at("/name")
                .at("/code")
                .at("/percent")
                .at("/usageLimit")
                .at("/cycles")
                .at("/minimumAmount");
        api.post(DISCOUNTS, Map.of("name", "Free", "amount", Map.of("amount", "0.00", "currency", "USD")))
                .expect(422)
                .at("/amount");
        api.post(DISCOUNTS, """
                        {"name":"Odd","percent":"0","validFrom":"2026-03-01T00:00:00Z",
                         "validUntil":"2026-03-01T00:00:00Z","productIds":["%s"],"planIds":["%s"]}""".formatted(UUID.randomUUID(), UUID.randomUUID()))
                .expect(422)
                .at("/percent")
                .at("/validUntil")
                .at("/productIds/0")
                .at("/planIds/0");
    }

    @Test
    void aDiscountOfADeletedProductCanStillBeSwitchedOff() {
        var product = shelf.product();
        var id = api.post(DISCOUNTS, Map.of("name", "Spring", "percent", "10", "productIds", List.of(product)))
                .expect(201)
                .id();
        api.delete("/api/v1/products/{id}", product).expect(204);

        assertThat(api.patch(DISCOUNTS + "/" + id, Map.of("active", false))
                        .expect(200)
                        .text("active"))
                .isEqualTo("false");
        assertThat(api.get(DISCOUNTS + "?active=false").expect(200).items()).hasSize(1);
    }

    private Answer percent(String percent, @Nullable String code) {
        return api.post(
                DISCOUNTS,
                code == null
                        ? Map.of("name", "Off", "percent", percent)
                        : Map.of("name", "Off", "percent", percent, "code", code));
    }

    private DiscountChanged told(UUID discount, long version) {
        return events.await(
                Topics.DISCOUNT_CHANGED, event -> event.discountId().equals(discount) && event.version() == version);
    }
}

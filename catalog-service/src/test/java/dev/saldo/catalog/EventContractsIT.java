package dev.saldo.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.catalog.plan.Shelf;
import dev.saldo.contracts.Topics;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.EventContracts;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What this service publishes keeps to the schemas of libs/contracts, and says what the API says. */
@SaldoTest
class EventContractsIT implements AsksPlatforms {

    private static final UUID NORTH = PLATFORMS.platform("North", "USD", "ACTIVE");

    private final Api api;
    private final Shelf shelf;
    private final EventContracts contracts;

    EventContractsIT(Api api, Events events) {
        this.api = api.inFreshStore();
        this.shelf = new Shelf(this.api);
        this.contracts = events.contracts(this.api.store());
    }

    @Test
    void productsAndOffers() {
        var product = shelf.product();
        api.post("/api/v1/products/" + product + "/offers", """
                        {"platformId":"%s","buyingPrice":{"amount":"0.70","currency":"USD"}}""".formatted(NORTH))
                .expect(201);

        assertThat(contracts.told(Topics.PRODUCT_CHANGED, product).name()).isEqualTo("Office");
        assertThat(contracts.told(Topics.OFFER_CHANGED, product).offers()).hasSize(1);
    }

    @Test
    void plans() {
        var small = shelf.publishedPlan("Small");
        var large = api.post("/api/v1/plans", """
                        {"productId":"%s","name":"Large","group":"business","rank":20,"period":"monthly","autoClose":36,
                         "validFrom":"2026-01-01","validUntil":"2027-01-01","taxIds":["%s"],
                         "prices":[{"currency":"EUR","model":"volume","setupFee":{"amount":"25.00","currency":"EUR"},
                                    "tiers":[{"upTo":10,"unitAmount":"9.9","flatAmount":"5"},{"unitAmount":"7.425"}]},
                                   {"currency":"USD","model":"package","amount":"49","packageSize":5}],
                         "supply":{"platformId":"%s","buyingPrice":{"amount":"4.20","currency":"USD"}}}""".formatted(shelf.product(), shelf.tax(), NORTH))
                .expect(201)
                .id();
        shelf.published(large);

        var shown = api.get("/api/v1/plans/{id}", large).expect(200);
        var version = contracts.told(Topics.PLAN_CHANGED, large).versions().getLast();

        assertThat(contracts.told(Topics.PLAN_CHANGED, small).versions()).hasSize(1);
        assertThat(version.publishedAt().toString()).isEqualTo(shown.text("current.publishedAt"));
        assertThat(version.prices().getFirst().tiers()).hasSize(2);
        assertThat(version.taxIds()).extracting(UUID::toString).containsExactly(shown.text("current.taxIds.0"));
    }

    @Test
    void taxesAndDiscounts() {
        var tax = shelf.tax();
        var discount = api.post("/api/v1/discounts", """
                        {"name":"Spring","code":"SPRING","percent":"15","validFrom":"2026-03-01T00:00:00Z","cycles":3,
                         "minimumAmount":{"amount":"20.00","currency":"EUR"}}""").expect(201);
        api.delete("/api/v1/taxes/{id}", tax).expect(204);

        assertThat(contracts
                        .told(Topics.TAX_CHANGED, tax, event -> event.deleted())
                        .version())
                .isEqualTo(2);
        assertThat(contracts.told(Topics.DISCOUNT_CHANGED, discount.id()).minimumAmount())
                .isEqualTo(discount.money("minimumAmount"));
    }
}

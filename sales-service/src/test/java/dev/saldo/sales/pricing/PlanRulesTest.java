package dev.saldo.sales.pricing;

import static dev.saldo.sales.pricing.Objection.Condition.CURRENCY_MISMATCH;
import static dev.saldo.sales.pricing.Objection.Condition.NO_OFFER;
import static dev.saldo.sales.pricing.Objection.Condition.PLAN_NOT_SELLABLE;
import static dev.saldo.sales.pricing.Objection.Condition.UNKNOWN_PLAN;
import static dev.saldo.sales.pricing.PricingFixtures.ACME;
import static dev.saldo.sales.pricing.PricingFixtures.BOLT;
import static dev.saldo.sales.pricing.PricingFixtures.FILM;
import static dev.saldo.sales.pricing.PricingFixtures.SONG;
import static dev.saldo.sales.pricing.PricingFixtures.USD;
import static dev.saldo.sales.pricing.PricingFixtures.id;
import static dev.saldo.sales.pricing.PricingFixtures.line;
import static dev.saldo.sales.pricing.PricingFixtures.shop;
import static dev.saldo.sales.pricing.PricingFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.saldo.money.Money;
import dev.saldo.sales.tariff.PriceModel;
import dev.saldo.sales.tariff.Tariff;
import dev.saldo.sales.tariff.Tier;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanRulesTest {

    private static final UUID GOLD = id(20);

    @Test
    void aLineCostsWhatThePlanCostsForOnePeriodAndIsBoughtAsItsProductIs() {
        var quote = shop().plan(gold(perUnit("9.00"))).quoteRecurring(ofGold(3, null));

        assertThat(quote.objections()).isEmpty();
        assertThat(quote.figures()).contains(Figures.of(usd("27.00"), usd("2.07")));
        assertThat(quote.lines().getFirst().planVersion()).isEqualTo(4);
        assertThat(quote.lines().getFirst().platformId()).isEqualTo(ACME);
    }

    @Test
    void thePlansOwnSupplyComesBeforeTheOffers() {
        var supplied = with(perUnit("9.00"), true, 1, 0, false, new SoldPlan.Supply(BOLT, usd("0.40")));
        var shop = shop().plan(supplied);

        var line = shop.quoteRecurring(ofGold(1, null)).lines().getFirst();
        assertThat(line.platformId()).isEqualTo(BOLT);
        assertThat(line.buyingPrice()).isEqualTo(usd("0.40"));
        assertThat(told(shop.quoteRecurring(new LineWish(SONG, ACME, 1, null, GOLD))))
                .containsExactly(tuple("/lines/0/platformId", NO_OFFER));
    }

    /** Tariffs by hand; the plan costs the same however it is sold, or it is not sold this way. */
    @ParameterizedTest(name = "{0} of a {1} price of {2}")
    @CsvSource(nullValues = "-", textBlock = """
            3, PER_UNIT, 9.00,  9.00
            1, FLAT,     10.00, 10.00
            4, FLAT,     10.00, 2.50
            3, FLAT,     10.00, -
            2, PER_UNIT, 0.005, -
            1, PER_UNIT, 0.005, -
            7, FLAT,     0.00,  0.00
            """)
    void thePriceOfOneComesOutEvenOrThePlanIsNotSold(
            long quantity, PriceModel model, String amount, @Nullable String unitPrice) {
        var plan = gold(new Tariff(USD, model, new BigDecimal(amount), null, List.of(), null));

        assertThat(plan.unitPrice(USD, quantity)).isEqualTo(unitPrice == null ? null : usd(unitPrice));
        var quote = shop().plan(plan).quoteRecurring(ofGold(quantity, null));
        if (unitPrice == null) {
            assertThat(told(quote)).containsExactly(tuple("/lines/0/planId", PLAN_NOT_SELLABLE));
            assertThat(quote.objections().getFirst().detail()).contains("/api/v1/subscriptions");
        } else {
            assertThat(quote.objections()).isEmpty();
        }
    }

    @Test
    void aPriceInTiersIsSharedByAll() {
        var tiers = List.of(
                new Tier(2L, new BigDecimal("3.00"), BigDecimal.ZERO), new Tier(null, BigDecimal.ONE, BigDecimal.ZERO));
        var plan = gold(new Tariff(USD, PriceModel.GRADUATED, null, null, tiers, null));

        assertThat(plan.unitPrice(USD, 4)).isEqualTo(usd("2.00"));
        assertThat(plan.unitPrice(USD, 3)).isNull();
    }

    @Test
    void anAgreedPriceNeedsNoEvenOne() {
        var plan = gold(new Tariff(USD, PriceModel.FLAT, BigDecimal.TEN, null, List.of(), null));

        assertThat(shop().plan(plan).quoteRecurring(ofGold(3, usd("3.00"))).figures())
                .contains(Figures.of(usd("9.00"), usd("2.07")));
    }

    @Test
    void aPlanWhoseFirstPeriodASaleCannotBillIsNotSold() {
        var fee = new Tariff(USD, PriceModel.FLAT, BigDecimal.TEN, null, List.of(), usd("5.00"));

        for (var plan : List.of(
                with(perUnit("9.00"), true, 1, 14, false, null),
                with(perUnit("9.00"), true, 1, 0, true, null),
                with(perUnit("9.00"), false, 1, 0, false, null),
                gold(fee))) {
            assertThat(told(shop().plan(plan).quoteRecurring(ofGold(1, null))))
                    .containsExactly(tuple("/lines/0/planId", PLAN_NOT_SELLABLE));
        }
    }

    @Test
    void everyLineOfARecurringSaleIsOfAPlanAndNoOtherIs() {
        var shop = shop().plan(gold(perUnit("9.00")));

        assertThat(told(shop.quoteRecurring(line(SONG, 1), new LineWish(SONG, null, 1, null, id(99)))))
                .containsExactly(tuple("/lines/0/planId", UNKNOWN_PLAN), tuple("/lines/1/planId", UNKNOWN_PLAN));
        assertThat(told(shop.quote(ofGold(1, null)))).containsExactly(tuple("/lines/0/planId", PLAN_NOT_SELLABLE));
    }

    @Test
    void productQuantityAndCurrencyAreThoseOfThePlan() {
        var euros = new Tariff(Currency.getInstance("EUR"), PriceModel.FLAT, BigDecimal.TEN, null, List.of(), null);

        assertThat(told(shop().plan(with(perUnit("9.00"), true, 5, 0, false, null))
                        .quoteRecurring(new LineWish(FILM, null, 4, null, GOLD))))
                .containsExactly(
                        tuple("/lines/0/productId", PLAN_NOT_SELLABLE), tuple("/lines/0/quantity", PLAN_NOT_SELLABLE));
        assertThat(told(shop().plan(gold(euros)).quoteRecurring(ofGold(1, null))))
                .containsExactly(tuple("/lines/0/planId", CURRENCY_MISMATCH));
    }

    private static LineWish ofGold(long quantity, @Nullable Money unitPrice) {
        return new LineWish(SONG, null, quantity, unitPrice, GOLD);
    }

    private static SoldPlan gold(Tariff tariff) {
        return with(tariff, true, 1, 0, false, null);
    }

    private static SoldPlan with(
            Tariff tariff,
            boolean onSale,
            int minimum,
            int trialDays,
            boolean taxed,
            SoldPlan.@Nullable Supply supply) {
        return new SoldPlan(GOLD, 4, SONG, onSale, List.of(tariff), minimum, trialDays, taxed, supply);
    }

    private static Tariff perUnit(String amount) {
        return new Tariff(USD, PriceModel.PER_UNIT, new BigDecimal(amount), null, List.of(), null);
    }

    private static List<Tuple> told(Quote quote) {
        return quote.objections().stream()
                .map(objection -> tuple(objection.pointer(), objection.condition()))
                .toList();
    }
}

package dev.saldo.sales.sale.draft;

import static dev.saldo.sales.pricing.PricingFixtures.ACME;
import static dev.saldo.sales.pricing.PricingFixtures.BOLT;
import static dev.saldo.sales.pricing.PricingFixtures.FILM;
import static dev.saldo.sales.pricing.PricingFixtures.SONG;
import static dev.saldo.sales.pricing.PricingFixtures.id;
import static dev.saldo.sales.pricing.PricingFixtures.line;
import static dev.saldo.sales.pricing.PricingFixtures.offer;
import static dev.saldo.sales.pricing.PricingFixtures.shop;
import static dev.saldo.sales.pricing.PricingFixtures.usd;
import static dev.saldo.sales.sale.SaleFixtures.MAR_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.sales.copy.LandedRate;
import dev.saldo.sales.margin.Breach;
import dev.saldo.sales.pricing.Figures;
import dev.saldo.sales.pricing.LineWish;
import dev.saldo.sales.pricing.Objection;
import dev.saldo.sales.pricing.PricingFixtures;
import dev.saldo.sales.sale.CreditClaim;
import dev.saldo.sales.sale.Outcome;
import dev.saldo.sales.sale.Sale;
import dev.saldo.sales.sale.SaleFixtures;
import dev.saldo.sales.sale.SaleState;
import dev.saldo.sales.sale.SaleStatus;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftRulesTest {

    private static final SaleState CONFIRMED =
            new SaleState(SaleStatus.CONFIRMED, 1, MAR_1, "member:anna", null, null, null, null);

    @Test
    void aDraftShowsWhatItWouldComeTo() {
        var draft = written(shop(), line(SONG, 3), line(FILM, 1));

        assertThat(draft.status()).isEqualTo(SaleStatus.DRAFT);
        assertThat(draft.figures()).isEqualTo(Figures.of(usd("22.96"), usd("16.06")));
        assertThat(draft.version()).isEqualTo(1);
    }

    @Test
    void aDraftMayBeOfWhatCannotBeSoldYet() {
        var draft = written(shop().offers(SONG), line(SONG, 3));

        assertThat(draft.figures()).isNull();
        assertThat(draft.lines().getFirst().unitPrice()).isEqualTo(usd("0.99"));
        assertThat(draft.claims()).isEmpty();
    }

    @Test
    void aDraftOfWhatDoesNotExistIsNone() {
        var outcome =
                rules(shop(), false).written(SaleFixtures.draft(), SaleFixtures.terms(), List.of(line(id(99), 1)));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Invalid.class,
                        invalid -> assertThat(invalid.objections())
                                .extracting(Objection::pointer)
                                .containsExactly("/customerId", "/lines/0/productId"));
    }

    @Test
    void atConfirmationThePricesOfThatMomentAreAgreed() {
        var draft = written(shop(), line(SONG, 3));
        var dearer = shop().offers(SONG, offer(BOLT, true, usd("0.80")));

        assertThat(rules(dearer, true).agreed(draft, CONFIRMED))
                .isInstanceOfSatisfying(Outcome.Changed.class, agreed -> {
                    assertThat(agreed.sale().figures()).isEqualTo(Figures.of(usd("2.97"), usd("2.40")));
                    assertThat(agreed.sale().claims()).containsExactly(new CreditClaim(BOLT, usd("2.40")));
                    assertThat(agreed.sale().status()).isEqualTo(SaleStatus.CONFIRMED);
                });
    }

    @Test
    void linesOfOnePlatformClaimTogether() {
        var draft = written(shop(), line(SONG, 1), line(SONG, 2, BOLT, null), line(FILM, 1), line(SONG, 4, BOLT, null));

        assertThat(draft.claims())
                .containsExactly(new CreditClaim(ACME, usd("14.68")), new CreditClaim(BOLT, usd("3.00")));
    }

    @Test
    void aDeletedCustomerBuysNothing() {
        var draft = written(shop(), line(SONG, 3));

        assertThat(rules(shop(), false).agreed(draft, CONFIRMED))
                .isInstanceOfSatisfying(
                        Outcome.Objected.class,
                        refused -> assertThat(refused.objections())
                                .extracting(Objection::condition)
                                .containsExactly(Objection.Condition.CUSTOMER_DELETED));
    }

    @Test
    void whatCostsNothingIsCompleteAtOnce() {
        var free = shop().offers(SONG, offer(ACME, true, usd("0.00")));

        assertThat(rules(free, true).agreed(written(free, line(SONG, 3)), CONFIRMED))
                .isInstanceOfSatisfying(Outcome.Changed.class, agreed -> {
                    assertThat(agreed.sale().status()).isEqualTo(SaleStatus.COMPLETED);
                    assertThat(agreed.sale().figures()).isEqualTo(Figures.of(usd("2.97"), usd("0.00")));
                });
    }

    /** The song is bought for 0.69: with 43.5 % it must come to 0.99015. */
    @Test
    void whatIsUnderItsMarginFloorIsNotConfirmed() {
        var draft = written(shop(), line(SONG, 3), line(FILM, 1));

        assertThat(rules(shop().songFloor("43.5"), true).agreed(draft, CONFIRMED))
                .isInstanceOfSatisfying(
                        Outcome.BelowFloor.class,
                        refused -> assertThat(refused.breaches())
                                .containsExactly(new Breach("/lines/0", usd("2.97"), new BigDecimal("2.98"))));
        assertThat(rules(shop().songFloor("43.4"), true).agreed(draft, CONFIRMED))
                .isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void whatItsCreditsHaveCostCounts() {
        var draft = written(shop(), line(SONG, 1));

        assertThat(rules(shop().platform(ACME, "40", new LandedRate(101, 100)), true)
                        .agreed(draft, CONFIRMED))
                .isInstanceOfSatisfying(
                        Outcome.Changed.class,
                        agreed -> assertThat(agreed.sale().figures()).isEqualTo(Figures.of(usd("0.99"), usd("0.69"))));
        assertThat(rules(shop().platform(ACME, "40", new LandedRate(103, 100)), true)
                        .agreed(draft, CONFIRMED))
                .isInstanceOf(Outcome.BelowFloor.class);
    }

    @Test
    void whatAnOwnerApprovedIsConfirmedUntilTheDraftIsChanged() {
        var approved = written(shop(), line(SONG, 3)).approved("member:ann", MAR_1, null);
        var floor = shop().songFloor("1000");

        assertThat(rules(floor, true).agreed(approved, CONFIRMED))
                .isInstanceOfSatisfying(
                        Outcome.Changed.class,
                        agreed -> assertThat(agreed.sale().approval()).isEqualTo(approved.approval()));
        var edited = rules(floor, true)
                .written(approved, SaleFixtures.terms(), List.of(line(SONG, 2)))
                .sale();
        assertThat(edited.approval()).isNull();
        assertThat(rules(floor, true).agreed(edited, CONFIRMED)).isInstanceOf(Outcome.BelowFloor.class);
    }

    private static Sale written(PricingFixtures shop, LineWish... wishes) {
        return rules(shop, true)
                .written(SaleFixtures.draft(), SaleFixtures.terms(), List.of(wishes))
                .sale();
    }

    private static DraftRules rules(PricingFixtures shop, boolean customerPresent) {
        return new DraftRules(shop.offering(), customerPresent, PricingFixtures.NOW);
    }
}

package dev.saldo.sales.subscription;

import static dev.saldo.sales.subscription.PlanBuilder.monthly;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_11;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_16;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_21;
import static dev.saldo.sales.subscription.SubscriptionFixtures.JUN_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.MAY_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.added;
import static dev.saldo.sales.subscription.SubscriptionFixtures.amountOff;
import static dev.saldo.sales.subscription.SubscriptionFixtures.contained;
import static dev.saldo.sales.subscription.SubscriptionFixtures.coupon;
import static dev.saldo.sales.subscription.SubscriptionFixtures.eur;
import static dev.saldo.sales.subscription.SubscriptionFixtures.item;
import static dev.saldo.sales.subscription.SubscriptionFixtures.term;
import static dev.saldo.sales.subscription.SubscriptionScenario.confirmedOn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.money.Money;
import dev.saldo.sales.tariff.PricedLine;
import dev.saldo.sales.tariff.TaxTerm;
import dev.saldo.sales.tariff.Totals;
import java.time.LocalDate;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Taxes and discounts of what is charged, and of what is given back. Amounts by hand, as the comments spell out. */
class TaxesAndCouponsTest {

    private static final PlanTerms BASIC = monthly("Basic", "30.00");

    @Test
    void taxesComeOnTopOfPartsAndAreGivenBackLikewise() {
        // 15 of 30 days of 30.00 and of 60.00; 19 % of 15.00 are 2.85, of 30.00 5.70
        var life = confirmedOn(APR_1, taxed("Basic", "30.00", added("19")))
                .on(APR_16)
                .changedTo(taxed("Better", "60.00", added("19")));

        assertThat(life.charges().getLast().lines())
                .extracting(PricedLine::tax)
                .containsExactly(eur("-2.85"), eur("5.70"));
        assertThat(life.charges().getLast().totals())
                .isEqualTo(new Totals(eur("15.00"), eur("0.00"), eur("2.85"), eur("17.85")));
    }

    @Test
    void taxesThatPricesContainAreGivenBackLikewise() {
        // 19/119 of 15.00 are 2.39, of 30.00 4.79
        var life = confirmedOn(APR_1, taxed("Basic", "30.00", contained("19")))
                .on(APR_16)
                .changedTo(taxed("Better", "60.00", contained("19")));

        assertThat(life.charges().getLast().lines())
                .extracting(PricedLine::tax)
                .containsExactly(eur("-2.39"), eur("4.79"));
        assertThat(life.charges().getLast().totals().total()).isEqualTo(eur("15.00"));
    }

    @Test
    void whatWasPaidIsGivenBackWithTheTaxesItWasChargedWith() {
        // 15 of 30 days of 30.00 with 19 %, though the plan it has by then is taxed with 7 %
        confirmedOn(APR_1, taxed("Basic", "30.00", added("19")))
                .on(APR_11)
                .changedTo(taxed("Reduced", "30.00", added("7")), ProrationMode.NONE)
                .on(APR_16)
                .cancelledWithCredit()
                .charged("2026-04-01 initial 35.70 EUR", "2026-04-16 unused-time -17.85 EUR");
        confirmedOn(APR_1, taxed("Basic", "30.00", added("19")))
                .on(APR_11)
                .changedTo(taxed("Reduced", "30.00", added("7")), ProrationMode.NONE)
                .on(APR_16)
                .changedTo(taxed("Better", "60.00", added("7")))
                .lines("Reduced 2026-04-16..2026-05-01 -17.85 EUR", "Better 2026-04-16..2026-05-01 32.10 EUR");
    }

    @Test
    void allOfItGivenBackLeavesNothing() {
        for (var tax : new TaxTerm[] {added("19"), contained("19"), added("7.7"), contained("8.1")}) {
            var life = confirmedOn(
                            item(taxed("Basic", "19.99", tax), 3),
                            term(APR_1),
                            coupon("15", null),
                            amountOff(eur("1.11"), 2))
                    .cancelledWithCredit();

            assertThat(life.charges().getLast().lines())
                    .extracting(line -> line.item().amount(), PricedLine::discount, PricedLine::tax, PricedLine::total)
                    .isEqualTo(life.charges().getFirst().lines().stream()
                            .map(line -> Tuple.tuple(
                                    line.item().amount().negated(),
                                    line.discount().negated(),
                                    line.tax().negated(),
                                    line.total().negated()))
                            .toList());
        }
    }

    @Test
    void aCouponIsForItsNumberOfPeriods() {
        confirmedOn(item(BASIC), term(APR_1), coupon("50", 2))
                .on(SubscriptionFixtures.JUN_1)
                .charged(
                        "2026-04-01 initial 15.00 EUR", "2026-05-01 renewal 15.00 EUR", "2026-06-01 renewal 30.00 EUR");
    }

    @Test
    void aCouponWithoutANumberIsForEver() {
        confirmedOn(item(BASIC), term(APR_1), amountOff(eur("4.50"), null))
                .on(MAY_1)
                .charged("2026-04-01 initial 25.50 EUR", "2026-05-01 renewal 25.50 EUR");
    }

    @Test
    void aPartOfAPeriodHasThatPartOfTheDiscount() {
        // 10 of 30 days of 30.00, less 10 of 30 of 6.00
        confirmedOn(item(BASIC), new Term(APR_21, null, null, 1), amountOff(eur("6.00"), null))
                .charged("2026-04-21 initial 8.00 EUR");
    }

    @Test
    void aPartThatLeadsToAWholePeriodIsNoneOfACouponsPeriods() {
        // issue 5: a leading part is counted against the period that ends at the first anchor; it is no period itself
        confirmedOn(item(BASIC), new Term(APR_21, null, null, 1), amountOff(eur("6.00"), 1))
                .on(JUN_1)
                .charged("2026-04-21 initial 8.00 EUR", "2026-05-01 renewal 24.00 EUR", "2026-06-01 renewal 30.00 EUR");
    }

    @Test
    void whatChangesInAPartHasTheCouponOfThePeriodItLeadsTo() {
        // 5 of 30 days of 30.00 and of 60.00, both at half the price; the first whole period, too
        confirmedOn(item(BASIC), new Term(APR_21, null, null, 1), coupon("50", 1))
                .on(LocalDate.of(2026, 4, 26))
                .changedTo(monthly("Better", "60.00"))
                .lines("Basic 2026-04-26..2026-05-01 -2.50 EUR", "Better 2026-04-26..2026-05-01 5.00 EUR")
                .on(JUN_1)
                .charged(
                        "2026-04-21 initial 5.00 EUR",
                        "2026-04-26 plan-change 2.50 EUR",
                        "2026-05-01 renewal 30.00 EUR",
                        "2026-06-01 renewal 60.00 EUR");
    }

    @Test
    void whatWasDiscountedIsGivenBackDiscounted() {
        // 15 of 30 days of 30.00 at half the price
        confirmedOn(item(BASIC), term(APR_1), coupon("50", 1))
                .on(APR_16)
                .cancelledWithCredit()
                .charged("2026-04-01 initial 15.00 EUR", "2026-04-16 unused-time -7.50 EUR");
    }

    @Test
    void aCouponOfThePresentPeriodIsForItsChangesToo() {
        // 15 of 30 days of 30.00 and of 60.00, both at half the price; the next period is not one of the coupon's
        confirmedOn(item(BASIC), term(APR_1), coupon("50", 1))
                .on(APR_16)
                .changedTo(monthly("Better", "60.00"))
                .lines("Basic 2026-04-16..2026-05-01 -7.50 EUR", "Better 2026-04-16..2026-05-01 15.00 EUR")
                .on(MAY_1)
                .charged(
                        "2026-04-01 initial 15.00 EUR",
                        "2026-04-16 plan-change 7.50 EUR",
                        "2026-05-01 renewal 60.00 EUR");
    }

    @Test
    void thereAndBackCostsNothingWithACouponEither() {
        var life = confirmedOn(item(BASIC), term(APR_1), coupon("50", 1))
                .on(APR_11)
                .changedTo(monthly("Better", "60.00"))
                .changedTo(BASIC);

        assertThat(life.charges().stream()
                        .map(charge -> charge.totals().total())
                        .reduce(eur("0.00"), Money::plus))
                .isEqualTo(eur("15.00"));
    }

    @Test
    void aPeriodThatBeginsWithAChangeIsOneOfTheCouponsToo() {
        // 15.00 for April at half the price, of which half is given back; a year at half the price; the next in full
        confirmedOn(item(BASIC), term(APR_1), coupon("50", 2))
                .on(APR_16)
                .changedTo(PlanBuilder.yearly("Yearly", "300.00"))
                .lines("Basic 2026-04-16..2026-05-01 -7.50 EUR", "Yearly 2026-04-16..2027-04-16 150.00 EUR")
                .on(APR_16.plusYears(1))
                .charged(
                        "2026-04-01 initial 15.00 EUR",
                        "2026-04-16 plan-change 142.50 EUR",
                        "2027-04-16 renewal 300.00 EUR");
    }

    @Test
    void setupFeesAreTaxedAndNotDiscounted() {
        // 25.00 and half of 30.00, both with 19 %
        var plan = monthly()
                .named("Basic")
                .at("30.00", "EUR")
                .setupFee("25.00")
                .taxed(added("19"))
                .terms();

        confirmedOn(item(plan), term(APR_1), coupon("50", 1))
                .lines("Basic, setup 29.75 EUR", "Basic 2026-04-01..2026-05-01 17.85 EUR");
    }

    @Test
    void whatAPeriodComesToIsKnownBeforeItIsBilled() {
        var life = confirmedOn(item(taxed("Basic", "30.00", added("19")), 2), term(APR_1), coupon("50", 2));

        assertThat(Recurring.totals(life.subscription()))
                .isEqualTo(new Totals(eur("60.00"), eur("30.00"), eur("5.70"), eur("35.70")))
                .isEqualTo(life.on(MAY_1).charges().getLast().totals());
        assertThat(Recurring.totals(life.subscription()))
                .isEqualTo(life.on(JUN_1).charges().getLast().totals());
    }

    private static PlanTerms taxed(String name, String price, TaxTerm... taxes) {
        return monthly().named(name).at(price, "EUR").taxed(taxes).terms();
    }
}

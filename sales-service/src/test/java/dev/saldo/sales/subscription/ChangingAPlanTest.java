package dev.saldo.sales.subscription;

import static dev.saldo.sales.subscription.PlanBuilder.monthly;
import static dev.saldo.sales.subscription.PlanBuilder.yearly;
import static dev.saldo.sales.subscription.SubscriptionFixtures.ANOTHER_PLATFORM;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_11;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_16;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_21;
import static dev.saldo.sales.subscription.SubscriptionFixtures.JUN_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.MAY_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.PLATFORM;
import static dev.saldo.sales.subscription.SubscriptionFixtures.addOn;
import static dev.saldo.sales.subscription.SubscriptionFixtures.eur;
import static dev.saldo.sales.subscription.SubscriptionFixtures.item;
import static dev.saldo.sales.subscription.SubscriptionScenario.NOW;
import static dev.saldo.sales.subscription.SubscriptionScenario.confirmedOn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.money.Money;
import dev.saldo.sales.cycle.Interval.Unit;
import dev.saldo.sales.cycle.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changing plan, quantity or add-ons in the middle of a period costs. */
class ChangingAPlanTest {

    private static final PlanTerms BASIC = monthly("Basic", "30.00");
    private static final PlanTerms BETTER = monthly("Better", "60.00");
    private static final PlanTerms SUPPORT = monthly("Support", "15.00");

    /**
     * What is given back and what is charged, for units at a price each. The sources print the same amounts for a change
     * with so many days left, whichever of the two days around it they call the day of the change; "hand" is price x days
     * left / days of the period with a calculator, as issue 5 defines it.
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        # source                              | what                               | precision        | unit    | start      | at                   | cur | old    | n | new    | m | back   | charge
        docs.stripe.com prorations            | 10 to 20 halfway                   | DAY              | MONTHLY | 2026-04-01 | 2026-04-16T00:00:00Z | USD | 10.00  | 1 | 20.00  | 1 | 5.00   | 10.00
        docs.useautumn.com proration          | 20 to 50 halfway                   | DAY              | MONTHLY | 2026-04-01 | 2026-04-16T09:00:00Z | USD | 20.00  | 1 | 50.00  | 1 | 10.00  | 25.00
        developer.samsung.com IAP example 1   | 30 to 60, 15 days left             | DAY              | MONTHLY | 2026-09-01 | 2026-09-16T00:00:00Z | USD | 30.00  | 1 | 60.00  | 1 | 15.00  | 30.00
        chargebee.com/docs proration-old ex 1 | 60 down to 30, 10 days left        | DAY              | MONTHLY | 2012-04-01 | 2012-04-21T00:00:00Z | USD | 60.00  | 1 | 30.00  | 1 | 20.00  | 10.00
        chargebee.com/docs proration-old ex 2 | 3 down to 2 of 30, 20 days left    | DAY              | MONTHLY | 2013-04-01 | 2013-04-11T00:00:00Z | USD | 30.00  | 3 | 30.00  | 2 | 60.00  | 40.00
        support.chargebee.com 15293           | 30 to 100, 15 days left            | DAY              | MONTHLY | 2026-11-01 | 2026-11-16T00:00:00Z | USD | 30.00  | 1 | 100.00 | 1 | 15.00  | 50.00
        changelog.baremetrics.com proration   | 12 to 24, a week of four used      | DAY              | MONTHLY | 2026-02-01 | 2026-02-08T00:00:00Z | USD | 12.00  | 1 | 24.00  | 1 | 9.00   | 18.00
        help.wevion.ai billing cycle          | to three times as much, day 15/30  | DAY              | MONTHLY | 2026-04-01 | 2026-04-16T00:00:00Z | USD | 10.00  | 1 | 30.00  | 1 | 5.00   | 15.00
        getlago.com upgrades-downgrades       | 100 to 200, 14 of 31 days used     | DAY              | MONTHLY | 2026-01-01 | 2026-01-15T00:00:00Z | EUR | 100.00 | 1 | 200.00 | 1 | 54.84  | 109.68
        gilbert docs, billing, proration      | 10 to 30, 20 days left             | DAY              | MONTHLY | 2026-06-01 | 2026-06-11T00:00:00Z | EUR | 10.00  | 1 | 30.00  | 1 | 6.67   | 20.00
        docs.nadles.com upgrades              | 100 to 300, five days left         | DAY              | MONTHLY | 2026-01-01 | 2026-01-27T00:00:00Z | USD | 100.00 | 1 | 300.00 | 1 | 16.13  | 48.39
        docs.stigg.io immediate downgrades    | down to nothing                    | DAY              | MONTHLY | 2026-04-01 | 2026-04-16T00:00:00Z | USD | 30.00  | 1 | 0.00   | 1 | 15.00  | 0.00
        hand                                  | on the first day                   | DAY              | MONTHLY | 2026-04-01 | 2026-04-01T18:00:00Z | EUR | 30.00  | 1 | 60.00  | 1 | 30.00  | 60.00
        hand                                  | on the last day                    | DAY              | MONTHLY | 2026-04-01 | 2026-04-30T23:59:59Z | EUR | 30.00  | 1 | 60.00  | 1 | 1.00   | 2.00
        hand                                  | five more of ten                   | DAY              | MONTHLY | 2026-04-01 | 2026-04-11T00:00:00Z | EUR | 9.99   | 10| 9.99   | 15| 66.60  | 99.90
        hand                                  | a short month from the 31st        | DAY              | MONTHLY | 2026-01-31 | 2026-02-14T00:00:00Z | EUR | 28.00  | 1 | 56.00  | 1 | 14.00  | 28.00
        hand                                  | the leap day is left               | DAY              | MONTHLY | 2028-02-01 | 2028-02-29T00:00:00Z | EUR | 29.00  | 1 | 58.00  | 1 | 1.00   | 2.00
        hand                                  | a leap year, half of it left       | DAY              | YEARLY  | 2028-01-01 | 2028-07-02T00:00:00Z | EUR | 366.00 | 1 | 732.00 | 1 | 183.00 | 366.00
        hand                                  | a year, a day of it used           | DAY              | YEARLY  | 2026-01-01 | 2026-01-02T00:00:00Z | EUR | 365.00 | 1 | 730.00 | 1 | 364.00 | 728.00
        hand                                  | two days of a week left            | DAY              | WEEKLY  | 2026-04-01 | 2026-04-06T00:00:00Z | EUR | 7.00   | 1 | 14.00  | 1 | 2.00   | 4.00
        hand                                  | a day has no middle                | DAY              | DAILY   | 2026-04-01 | 2026-04-01T12:00:00Z | EUR | 7.00   | 1 | 14.00  | 1 | 7.00   | 14.00
        hand                                  | yen have no minor unit             | DAY              | MONTHLY | 2026-04-01 | 2026-04-11T00:00:00Z | JPY | 1000   | 1 | 2500   | 1 | 667    | 1667
        hand                                  | dinars have three                  | DAY              | MONTHLY | 2026-04-01 | 2026-04-11T00:00:00Z | KWD | 1.000  | 1 | 2.500  | 1 | 0.667  | 1.667
        hand                                  | half a cent, on both sides         | DAY              | MONTHLY | 2026-04-01 | 2026-04-16T00:00:00Z | EUR | 0.05   | 1 | 0.15   | 1 | 0.03   | 0.08
        docs.zuora.com 30 days or actual days | the 31st is the 30th               | THIRTY_DAY_MONTH | MONTHLY | 2026-01-01 | 2026-01-31T00:00:00Z | USD | 30.00  | 1 | 60.00  | 1 | 1.00   | 2.00
        hand                                  | half of thirty days of January     | THIRTY_DAY_MONTH | MONTHLY | 2026-01-01 | 2026-01-16T00:00:00Z | EUR | 30.00  | 1 | 60.00  | 1 | 15.00  | 30.00
        hand                                  | 14 days of February used           | THIRTY_DAY_MONTH | MONTHLY | 2026-02-01 | 2026-02-15T00:00:00Z | EUR | 30.00  | 1 | 60.00  | 1 | 16.00  | 32.00
        hand                                  | a quarter of a year of 360 days    | THIRTY_DAY_MONTH | YEARLY  | 2026-01-01 | 2026-10-01T00:00:00Z | EUR | 360.00 | 1 | 720.00 | 1 | 90.00  | 180.00
        support.recurly.com proration         | time left by time of the period    | SECOND           | MONTHLY | 2026-04-01 | 2026-04-16T12:00:00Z | USD | 30.00  | 1 | 60.00  | 1 | 14.50  | 29.00
        hand                                  | a second before the end            | SECOND           | MONTHLY | 2026-04-01 | 2026-04-30T23:59:59Z | EUR | 2592.00| 1 | 5184.00| 1 | 0.00   | 0.00
        hand                                  | to the second, 10 hours are left   | SECOND           | DAILY   | 2026-04-01 | 2026-04-01T14:00:00Z | EUR | 24.00  | 1 | 48.00  | 1 | 10.00  | 20.00
        """)
    void unusedTimeIsGivenBackAndWhatRemainsIsCharged(
            String source,
            String what,
            Precision precision,
            Unit unit,
            LocalDate start,
            Instant at,
            String currency,
            String oldPrice,
            long oldQuantity,
            String newPrice,
            long newQuantity,
            String back,
            String charge) {
        var before =
                PlanBuilder.billed(unit, 1).named("Old").at(oldPrice, currency).terms();
        var after =
                PlanBuilder.billed(unit, 1).named("New").at(newPrice, currency).terms();

        var life = SubscriptionScenario.aDraft(SubscriptionFixtures.draft(
                        item(before, oldQuantity), SubscriptionFixtures.term(start), null, List.of()))
                .counting(precision)
                .on(start)
                .confirmed()
                .at(at)
                .changed(NOW, ProrationMode.PRORATE_NOW, item(after, newQuantity));

        var bill = life.charges().getLast();
        assertThat(bill.kind()).isEqualTo(ChargeKind.PLAN_CHANGE);
        assertThat(bill.lines())
                .extracting(line -> line.total())
                .as("%s: %s", source, what)
                .containsExactly(Money.of(back, currency).negated(), Money.of(charge, currency));
        var next = life.subscription().state().billsOn();
        assertThat(life.on(next).charges().getLast().totals().total())
                .as("the next whole period")
                .isEqualTo(Money.rounded(
                        new BigDecimal(newPrice).multiply(BigDecimal.valueOf(newQuantity)),
                        bill.totals().total().currency(),
                        RoundingMode.HALF_UP));
    }

    @Test
    void prorationsWaitForTheNextBillIfTheyAreMeantTo() {
        // docs.stripe.com: create_prorations adds the items to the next invoice; 20 for the renewal and 5 for the
        // switch
        confirmedOn(APR_1, monthly("Basic", "10.00"))
                .on(APR_16)
                .changedTo(monthly("Better", "20.00"), ProrationMode.PRORATE_NEXT)
                .charged("2026-04-01 initial 10.00 EUR")
                .waiting("Basic 2026-04-16..2026-05-01 -5.00 EUR", "Better 2026-04-16..2026-05-01 10.00 EUR")
                .on(MAY_1)
                .charged("2026-04-01 initial 10.00 EUR", "2026-05-01 renewal 25.00 EUR")
                .lines(
                        "Better 2026-05-01..2026-06-01 20.00 EUR",
                        "Basic 2026-04-16..2026-05-01 -5.00 EUR",
                        "Better 2026-04-16..2026-05-01 10.00 EUR")
                .waiting();
    }

    @Test
    void aWholePeriodIsChargedAtOnceIfItIsMeantTo() {
        // support.chargebee.com 322333: without proration 50 for the remaining 10 days, and 50 on the next billing
        confirmedOn(APR_1, BASIC)
                .on(APR_21)
                .changedTo(monthly("Better", "50.00"), ProrationMode.FULL_NOW)
                .lines("Better 2026-04-21..2026-05-01 50.00 EUR")
                .on(MAY_1)
                .charged(
                        "2026-04-01 initial 30.00 EUR",
                        "2026-04-21 plan-change 50.00 EUR",
                        "2026-05-01 renewal 50.00 EUR");
    }

    @Test
    void aWholePeriodIsChargedWithTheNextBillIfItIsMeantTo() {
        // developer.paddle.com proration: full_next_billing_period
        confirmedOn(APR_1, BASIC)
                .on(APR_21)
                .changedTo(monthly("Better", "50.00"), ProrationMode.FULL_NEXT)
                .charged("2026-04-01 initial 30.00 EUR")
                .on(MAY_1)
                .charged("2026-04-01 initial 30.00 EUR", "2026-05-01 renewal 100.00 EUR");
    }

    @Test
    void nothingIsBilledBeforeTheNextPeriodIfItIsMeantSo() {
        // developer.paddle.com proration: do_not_bill
        confirmedOn(APR_1, BASIC)
                .on(APR_11)
                .changedTo(BETTER, ProrationMode.NONE)
                .announced("confirmed", "activated", "charged initial", "plan-changed")
                .charged("2026-04-01 initial 30.00 EUR")
                .on(MAY_1)
                .charged("2026-04-01 initial 30.00 EUR", "2026-05-01 renewal 60.00 EUR");
    }

    @Test
    void whatWasNotBilledIsNotGivenBack() {
        // hand: 30 were paid for April; of them 15 are left on the 16th, whatever the plan was called by then
        confirmedOn(APR_1, BASIC)
                .on(APR_11)
                .changedTo(BETTER, ProrationMode.NONE)
                .on(APR_16)
                .changedTo(BASIC)
                .lines("Better 2026-04-16..2026-05-01 -15.00 EUR", "Basic 2026-04-16..2026-05-01 15.00 EUR");
    }

    @Test
    void ofAWholePeriodThatWasChargedForARestTheRestOfItIsGivenBack() {
        // hand: 50 for the ten days from the 21st on; five of them are left on the 26th
        confirmedOn(APR_1, BASIC)
                .on(APR_21)
                .changedTo(monthly("Better", "50.00"), ProrationMode.FULL_NOW)
                .on(LocalDate.of(2026, 4, 26))
                .cancelledWithCredit()
                .lines("Better 2026-04-26..2026-05-01 -25.00 EUR");
    }

    @Test
    void thatIsSoInMonthsOfThirtyDaysToo() {
        // hand: half of the ten days from the 21st to the end of April
        SubscriptionScenario.aDraft(
                        SubscriptionFixtures.draft(item(BASIC), SubscriptionFixtures.term(APR_1), null, List.of()))
                .counting(Precision.THIRTY_DAY_MONTH)
                .on(APR_1)
                .confirmed()
                .on(APR_21)
                .changedTo(monthly("Better", "50.00"), ProrationMode.FULL_NOW)
                .on(LocalDate.of(2026, 4, 26))
                .cancelledWithCredit()
                .lines("Better 2026-04-26..2026-05-01 -25.00 EUR");
    }

    @Test
    void anyNumberOfChangesInAPeriodAddsUp() {
        // hand: 10 days of 30, 5 of 60, 5 of 30, 10 of 60: 10 + 10 + 5 + 20
        var life = confirmedOn(APR_1, BASIC)
                .on(APR_11)
                .changedTo(BETTER)
                .on(APR_16)
                .changedTo(BASIC, ProrationMode.PRORATE_NEXT)
                .on(APR_21)
                .changedTo(BETTER)
                .on(MAY_1)
                .cancelledWithCredit();

        assertThat(total(life)).isEqualTo(eur("45.00"));
    }

    @Test
    void thereAndBackOnOneDayCostsNothing() {
        var life = confirmedOn(APR_1, BASIC).on(APR_11).changedTo(BETTER).changedTo(BASIC);

        assertThat(total(life)).isEqualTo(eur("30.00"));
    }

    @Test
    void anAddOnIsChargedForWhatRemainsAndGivenBackLikewise() {
        // hand: 15 x 20/30, then 15 x 10/30 of it back
        confirmedOn(APR_1, BASIC)
                .on(APR_11)
                .changed(NOW, ProrationMode.PRORATE_NOW, item(BASIC), addOn(SUPPORT, 1))
                .lines("Support 2026-04-11..2026-05-01 10.00 EUR")
                .on(APR_21)
                .changed(NOW, ProrationMode.PRORATE_NOW, item(BASIC))
                .lines("Support 2026-04-21..2026-05-01 -5.00 EUR")
                .on(MAY_1)
                .lines("Basic 2026-05-01..2026-06-01 30.00 EUR");
    }

    @Test
    void anotherBillingPeriodBeginsAtOnce() {
        // hand: half of April is given back; docs.stripe.com: a change of interval moves the billing date to now
        confirmedOn(APR_1, BASIC)
                .on(APR_16)
                .changedTo(yearly("Yearly", "300.00"))
                .charged("2026-04-01 initial 30.00 EUR", "2026-04-16 plan-change 285.00 EUR")
                .lines("Basic 2026-04-16..2026-05-01 -15.00 EUR", "Yearly 2026-04-16..2027-04-16 300.00 EUR")
                .period(APR_16, LocalDate.of(2027, 4, 16))
                .next(LocalDate.of(2027, 4, 16), Act.RENEW);
    }

    @Test
    void anotherBillingPeriodIsOnlyChargedUntilTheSubscriptionEnds() {
        // hand: April 16 to June 1 are 46 of the 365 days from April 16 on
        confirmedOn(item(BASIC), new Term(APR_1, null, JUN_1, null))
                .on(APR_16)
                .changedTo(yearly("Yearly", "365.00"))
                .lines("Basic 2026-04-16..2026-05-01 -15.00 EUR", "Yearly 2026-04-16..2026-06-01 46.00 EUR")
                .on(JUN_1)
                .is(Status.EXPIRED);
    }

    @Test
    void whatIsPlannedForTheEndOfThePeriodWaitsForTheEndOfTheNewOne() {
        var yearEnd = LocalDate.of(2027, 4, 16);
        confirmedOn(APR_1, BASIC)
                .cancelledAtPeriodEnd()
                .on(APR_16)
                .changedTo(yearly("Yearly", "300.00"))
                .next(yearEnd, Act.CANCEL);
        confirmedOn(APR_1, BASIC)
                .paused(SubscriptionScenario.PERIOD_END, null, true)
                .on(APR_16)
                .changedTo(yearly("Yearly", "300.00"))
                .next(yearEnd, Act.PAUSE);
    }

    @Test
    void toTheSecondTooTheDayOfANewPeriodBelongsToIt() {
        // hand: the new period is charged from midnight on, so what was paid is given back from midnight on
        SubscriptionScenario.aDraft(
                        SubscriptionFixtures.draft(item(BASIC), SubscriptionFixtures.term(APR_1), null, List.of()))
                .counting(Precision.SECOND)
                .on(APR_1)
                .confirmed()
                .at(Instant.parse("2026-04-16T12:00:00Z"))
                .changedTo(yearly("Yearly", "300.00"))
                .lines("Basic 2026-04-16..2026-05-01 -15.00 EUR", "Yearly 2026-04-16..2027-04-16 300.00 EUR");
    }

    @Test
    void anotherBillingPeriodIsNeitherUnbilledNorDeferred() {
        var life = confirmedOn(APR_1, BASIC).on(APR_16);
        for (var mode : List.of(
                ProrationMode.PRORATE_NEXT, ProrationMode.FULL_NOW, ProrationMode.FULL_NEXT, ProrationMode.NONE)) {
            life.refused(
                    Refusal.INTERVAL_DIFFERS,
                    acts -> acts.change(List.of(item(yearly("Yearly", "300.00"))), NOW, mode, null));
        }
    }

    @Test
    void allItemsHaveOneBillingPeriod() {
        var mixed = List.of(item(yearly("Yearly", "300.00")), addOn(SUPPORT, 1));
        for (var when : List.of(NOW, SubscriptionScenario.PERIOD_END)) {
            confirmedOn(APR_1, BASIC)
                    .on(APR_16)
                    .refused(
                            Refusal.INTERVAL_DIFFERS,
                            acts -> acts.change(mixed, when, ProrationMode.PRORATE_NOW, null));
        }
    }

    @Test
    void fewerThanTheMinimumAreRefused() {
        confirmedOn(APR_1, item(monthly().atLeast(5).terms(), 5))
                .refused(
                        Refusal.BELOW_MINIMUM,
                        acts -> acts.change(
                                List.of(item(monthly().atLeast(5).terms(), 4)), NOW, ProrationMode.PRORATE_NOW, null));
    }

    @Test
    void anAgreedPriceIsProratedLikeAnyOther() {
        // hand: 10 of 30 days of twice 30.00 back, and of twice 24.00 charged; then 24.00 each
        confirmedOn(APR_1, item(BASIC, 2))
                .on(APR_21)
                .changed(
                        NOW,
                        ProrationMode.PRORATE_NOW,
                        new Item(SubscriptionFixtures.MAIN, BASIC, 2, eur("24.00"), null))
                .lines("Basic 2026-04-21..2026-05-01 -20.00 EUR", "Basic 2026-04-21..2026-05-01 16.00 EUR")
                .on(MAY_1)
                .lines("Basic 2026-05-01..2026-06-01 48.00 EUR");
    }

    @Test
    void whatStaysAsItIsCostsNothing() {
        confirmedOn(APR_1, BASIC)
                .on(APR_16)
                .changedTo(BASIC)
                .announced("confirmed", "activated", "charged initial", "plan-changed")
                .charged("2026-04-01 initial 30.00 EUR");
    }

    @Test
    void ranksDecideWhatIsAnUpgradeAndPricesDoNot() {
        var low = monthly().named("Low").ranked(1).at("60", "EUR").terms();
        var high = monthly().named("High").ranked(2).at("30", "EUR").terms();

        assertThat(Direction.between(low, high, Direction.DOWNGRADE)).isEqualTo(Direction.UPGRADE);
        assertThat(Direction.between(high, low, Direction.UPGRADE)).isEqualTo(Direction.DOWNGRADE);
        assertThat(Direction.between(high, high, Direction.UPGRADE)).isEqualTo(Direction.SAME);
        assertThat(Direction.between(BASIC, high, Direction.DOWNGRADE)).isEqualTo(Direction.DOWNGRADE);
        assertThat(Direction.between(BASIC, BETTER, null)).isEqualTo(Direction.SAME);
    }

    @Test
    void aPlatformIsOnlyAskedForWhatIsMore() {
        // hand: of 20 of 30 days, one of 6 was paid for and three are wanted: 12 x 2/3
        var plan = monthly().named("Basic").bought(PLATFORM, "6.00").terms();
        var life = confirmedOn(APR_1, plan).on(APR_11).quantity(3);

        assertThat(life.charges().getFirst().costs()).isEqualTo(Map.of(PLATFORM, eur("6.00")));
        assertThat(life.charges().getLast().costs()).isEqualTo(Map.of(PLATFORM, eur("8.00")));
        assertThat(life.quantity(1).charges().getLast().costs()).isEmpty();
    }

    @Test
    void anotherPlatformIsAskedForAllOfTheRest() {
        var plan = monthly().named("Basic").bought(PLATFORM, "6.00").terms();
        var other = monthly().named("Other").bought(ANOTHER_PLATFORM, "9.00").terms();

        var life = confirmedOn(APR_1, plan).on(APR_11).changedTo(other);

        assertThat(life.charges().getLast().costs()).isEqualTo(Map.of(ANOTHER_PLATFORM, eur("6.00")));
    }

    private static Money total(SubscriptionScenario life) {
        return life.charges().stream().map(charge -> charge.totals().total()).reduce(eur("0.00"), Money::plus);
    }

    @Test
    void anotherBillingPeriodAtTheSamePlatformAsksForWhatIsMoreToo() {
        // 60.00 for the year, less 15 of 30 days of 6.00 that were bought for April
        var plan = monthly().named("Basic").bought(PLATFORM, "6.00").terms();
        var yearly =
                PlanBuilder.yearly().named("Yearly").bought(PLATFORM, "60.00").terms();
        var elsewhere = PlanBuilder.yearly()
                .named("Yearly")
                .bought(ANOTHER_PLATFORM, "60.00")
                .terms();

        assertThat(confirmedOn(APR_1, plan)
                        .on(APR_16)
                        .changedTo(yearly)
                        .charges()
                        .getLast()
                        .costs())
                .isEqualTo(Map.of(PLATFORM, eur("57.00")));
        assertThat(confirmedOn(APR_1, plan)
                        .on(APR_16)
                        .changedTo(elsewhere)
                        .charges()
                        .getLast()
                        .costs())
                .isEqualTo(Map.of(ANOTHER_PLATFORM, eur("60.00")));
    }

    @Test
    void whatNobodySuppliesAnyMoreCanBeLeft() {
        var orphan = monthly().named("Orphan").at("30.00", "EUR").unsupplied().terms();
        var life = confirmedOn(APR_1, monthly("Basic", "30.00"))
                .changedTo(orphan, ProrationMode.NONE)
                .on(APR_16)
                .changedTo(monthly("Better", "60.00"));

        assertThat(life.charges().getLast().totals().total()).isEqualTo(eur("15.00"));
    }

    @Test
    void anAddOnIsSetUpOnceWhenItBegins() {
        // developer.paddle.com bill-add-one-time-charge: what does not recur is billed at once or at renewal, whole
        var support =
                monthly().named("Support").at("15.00", "EUR").setupFee("25.00").terms();
        var life = confirmedOn(APR_1, BASIC)
                .on(APR_16)
                .changed(NOW, ProrationMode.PRORATE_NOW, item(BASIC), addOn(support, 1))
                .lines("Support 2026-04-16..2026-05-01 7.50 EUR", "Support, setup 25.00 EUR")
                .changed(NOW, ProrationMode.PRORATE_NOW, item(BASIC), addOn(support, 2))
                .on(MAY_1)
                .lines("Basic 2026-05-01..2026-06-01 30.00 EUR", "Support 2026-05-01..2026-06-01 30.00 EUR");

        assertThat(life.charges()).hasSize(4);
    }

    @Test
    void itsSetupWaitsForTheNextBillWhereNothingIsBilledNow() {
        var support =
                monthly().named("Support").at("15.00", "EUR").setupFee("25.00").terms();
        confirmedOn(APR_1, BASIC)
                .on(APR_16)
                .changed(NOW, ProrationMode.NONE, item(BASIC), addOn(support, 1))
                .charged("2026-04-01 initial 30.00 EUR")
                .waiting("Support, setup 25.00 EUR")
                .on(MAY_1)
                .charged("2026-04-01 initial 30.00 EUR", "2026-05-01 renewal 70.00 EUR");
        confirmedOn(APR_1, BASIC)
                .changed(SubscriptionScenario.PERIOD_END, ProrationMode.PRORATE_NOW, item(BASIC), addOn(support, 1))
                .on(MAY_1)
                .charged("2026-04-01 initial 30.00 EUR", "2026-05-01 renewal 70.00 EUR");
    }

    @Test
    void whatIsAddedInATrialIsSetUpWithTheFirstPeriod() {
        var support =
                monthly().named("Support").at("15.00", "EUR").setupFee("25.00").terms();
        confirmedOn(item(BASIC), new Term(APR_1, MAY_1, null, null))
                .changed(NOW, ProrationMode.NONE, item(BASIC), addOn(support, 1))
                .on(JUN_1)
                .charged("2026-05-01 initial 70.00 EUR", "2026-06-01 renewal 45.00 EUR");
    }

    @Test
    void anotherPlanIsNotSetUpAgain() {
        // developer.paddle.com bill-add-one-time-charge: set-ups are charged at the start, later ones explicitly
        confirmedOn(APR_1, BASIC)
                .on(APR_16)
                .changedTo(monthly()
                        .named("Better")
                        .at("60.00", "EUR")
                        .setupFee("25.00")
                        .terms())
                .charged("2026-04-01 initial 30.00 EUR", "2026-04-16 plan-change 15.00 EUR");
    }
}

package dev.saldo.sales.subscription;

import static dev.saldo.sales.subscription.PlanBuilder.monthly;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_11;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_16;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_21;
import static dev.saldo.sales.subscription.SubscriptionFixtures.JUN_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.MAR_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.MAY_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.MAY_11;
import static dev.saldo.sales.subscription.SubscriptionFixtures.draft;
import static dev.saldo.sales.subscription.SubscriptionFixtures.eur;
import static dev.saldo.sales.subscription.SubscriptionFixtures.item;
import static dev.saldo.sales.subscription.SubscriptionFixtures.term;
import static dev.saldo.sales.subscription.SubscriptionScenario.confirmedOn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.money.Money;
import dev.saldo.sales.cycle.Interval.Unit;
import dev.saldo.sales.cycle.Precision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How subscriptions end, and what is given back. */
class CancellingTest {

    private static final PlanTerms BASIC = monthly("Basic", "30.00");

    /** What is given back for unused time; "hand" is price x days left / days of the period with a calculator. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        # source                        | what                                 | precision        | unit    | start      | day | at                   | cur | price  | back
        inomial.com termination         | 50, 14 of 30 days used for 23.33     | DAY              | MONTHLY | 2026-04-01 |     | 2026-04-15T00:00:00Z | AUD | 50.00  | 26.67
        getlago.com upgrades-downgrades | 100, 14 of 31 days used for 45.16    | DAY              | MONTHLY | 2026-01-01 |     | 2026-01-15T00:00:00Z | EUR | 100.00 | 54.84
        chargebee.com proration-old     | 60, 20 of 30 days used for 40        | DAY              | MONTHLY | 2012-04-01 |     | 2012-04-21T00:00:00Z | USD | 60.00  | 20.00
        docs.stripe.com prorations      | 10, half of the period               | SECOND           | MONTHLY | 2026-04-01 |     | 2026-04-16T00:00:00Z | USD | 10.00  | 5.00
        hand                            | the day itself is not used           | DAY              | MONTHLY | 2026-04-01 |     | 2026-04-30T23:00:00Z | EUR | 30.00  | 1.00
        hand                            | to the second, an hour is left       | SECOND           | MONTHLY | 2026-04-01 |     | 2026-04-30T23:00:00Z | EUR | 720.00 | 1.00
        hand                            | from the 31st, 14 of 28 days         | DAY              | MONTHLY | 2026-01-31 |     | 2026-02-14T00:00:00Z | EUR | 28.00  | 14.00
        hand                            | from the 28th back to the 31st       | DAY              | MONTHLY | 2025-12-31 |     | 2026-03-30T00:00:00Z | EUR | 31.00  | 1.00
        hand                            | a leap day                           | DAY              | MONTHLY | 2028-02-01 |     | 2028-02-29T00:00:00Z | EUR | 29.00  | 1.00
        hand                            | of a leading part, 2 of 5 of 30 days | DAY              | MONTHLY | 2026-05-15 | 20  | 2026-05-18T00:00:00Z | EUR | 30.00  | 2.00
        hand                            | of a year                            | DAY              | YEARLY  | 2026-01-01 |     | 2026-12-31T00:00:00Z | EUR | 365.00 | 1.00
        hand                            | in thirty-day months                 | THIRTY_DAY_MONTH | MONTHLY | 2026-01-01 |     | 2026-01-31T00:00:00Z | EUR | 30.00  | 1.00
        hand                            | yen                                  | DAY              | MONTHLY | 2026-04-01 |     | 2026-04-11T00:00:00Z | JPY | 1000   | 667
        hand                            | dinars                               | DAY              | MONTHLY | 2026-04-01 |     | 2026-04-11T00:00:00Z | KWD | 1.000  | 0.667
        """)
    void unusedTimeIsGivenBackToWhomeverIsMeantToHaveIt(
            String source,
            String what,
            Precision precision,
            Unit unit,
            LocalDate start,
            @Nullable Integer anchorDay,
            Instant at,
            String currency,
            String price,
            String back) {
        var plan = PlanBuilder.billed(unit, 1).at(price, currency).terms();

        var life = SubscriptionScenario.aDraft(
                        draft(item(plan), new Term(start, null, null, anchorDay), null, List.of()))
                .counting(precision)
                .on(start)
                .confirmed()
                .at(at)
                .cancelledWithCredit()
                .is(Status.CANCELLED);

        var bill = life.charges().getLast();
        assertThat(bill.kind()).isEqualTo(ChargeKind.UNUSED_TIME);
        assertThat(bill.totals().total())
                .as("%s: %s", source, what)
                .isEqualTo(Money.of(back, currency).negated());
    }

    @Test
    void withoutCreditNothingIsBilled() {
        confirmedOn(APR_1, BASIC)
                .on(APR_16)
                .cancelled()
                .charged("2026-04-01 initial 30.00 EUR")
                .announced("confirmed", "activated", "charged initial", "cancelled")
                .on(JUN_1)
                .charged("2026-04-01 initial 30.00 EUR");
    }

    @Test
    void atTheEndOfItsPeriodItEndsInsteadOfRenewing() {
        confirmedOn(APR_1, BASIC)
                .on(APR_16)
                .cancelledAtPeriodEnd()
                .is(Status.ACTIVE)
                .next(MAY_1, Act.CANCEL)
                .on(MAY_1)
                .is(Status.CANCELLED)
                .charged("2026-04-01 initial 30.00 EUR")
                .announced("confirmed", "activated", "charged initial", "cancellation-scheduled", "cancelled");
    }

    @Test
    void itCanBeTakenBackUntilThen() {
        confirmedOn(APR_1, BASIC)
                .on(APR_16)
                .cancelledAtPeriodEnd()
                .on(LocalDate.of(2026, 4, 30))
                .resumed()
                .refused(Refusal.NOTHING_TO_WITHDRAW, Acts::resume)
                .on(MAY_1)
                .is(Status.ACTIVE)
                .charged("2026-04-01 initial 30.00 EUR", "2026-05-01 renewal 30.00 EUR");
    }

    @Test
    void onADayInALaterPeriodItIsRenewedUntilThen() {
        confirmedOn(APR_1, BASIC)
                .cancelledOn(MAY_11)
                .on(JUN_1)
                .is(Status.CANCELLED)
                .charged("2026-04-01 initial 30.00 EUR", "2026-05-01 renewal 30.00 EUR")
                .happened(
                        "2026-04-01 confirm",
                        "2026-04-01 start",
                        "2026-04-01 schedule-cancel",
                        "2026-05-01 renew",
                        "2026-05-11 cancel");
    }

    @Test
    void aDayThatIsNotToComeIsNow() {
        confirmedOn(APR_1, BASIC).on(APR_16).cancelledOn(MAR_1).is(Status.CANCELLED);
    }

    @Test
    void afterTheEndItCannotBeCancelled() {
        confirmedOn(item(BASIC), new Term(APR_1, null, APR_21, null))
                .refused(Refusal.ENDS_BEFORE, acts -> acts.cancel(new Moment.On(MAY_1), false, null));
    }

    @Test
    void whatHasNotBegunIsCancelledAtOnce() {
        SubscriptionScenario.aDraft(draft(item(BASIC), term(MAY_1), null, List.of()))
                .on(APR_1)
                .confirmed()
                .cancelledAtPeriodEnd()
                .is(Status.CANCELLED)
                .charged();
    }

    @Test
    void whatWaitsForTheNextBillIsBilledWithTheLast() {
        confirmedOn(APR_1, BASIC)
                .on(APR_11)
                .chargedWithNextBill("Help", eur("5.00"))
                .on(APR_16)
                .cancelledWithCredit()
                .lines("Basic 2026-04-16..2026-05-01 -15.00 EUR", "Help 5.00 EUR")
                .charged("2026-04-01 initial 30.00 EUR", "2026-04-16 unused-time -10.00 EUR");
    }

    @Test
    void whatWaitsForTheNextBillIsBilledWhenASubscriptionExpires() {
        confirmedOn(item(BASIC), new Term(APR_1, null, APR_21, null))
                .chargedWithNextBill("Help", eur("5.00"))
                .on(APR_21)
                .charged("2026-04-01 initial 20.00 EUR", "2026-04-21 one-time 5.00 EUR");
    }

    @Test
    void oneTimeChargesAreBilledAtOnceOrWithTheNextPeriod() {
        confirmedOn(APR_1, BASIC)
                .on(APR_11)
                .chargedOnce("Help", eur("5.00"))
                .chargedWithNextBill("Training", eur("7.00"))
                .waiting("Training 7.00 EUR")
                .on(MAY_1)
                .charged("2026-04-01 initial 30.00 EUR", "2026-04-11 one-time 5.00 EUR", "2026-05-01 renewal 37.00 EUR")
                .waiting();
    }
}

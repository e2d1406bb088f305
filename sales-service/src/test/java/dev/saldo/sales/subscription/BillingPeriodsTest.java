package dev.saldo.sales.subscription;

import static dev.saldo.sales.subscription.PlanBuilder.monthly;
import static dev.saldo.sales.subscription.PlanBuilder.yearly;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.APR_21;
import static dev.saldo.sales.subscription.SubscriptionFixtures.DEC_1_2025;
import static dev.saldo.sales.subscription.SubscriptionFixtures.FEB_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.JAN_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.JAN_31;
import static dev.saldo.sales.subscription.SubscriptionFixtures.JUN_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.MAR_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.MAY_1;
import static dev.saldo.sales.subscription.SubscriptionFixtures.draft;
import static dev.saldo.sales.subscription.SubscriptionFixtures.item;
import static dev.saldo.sales.subscription.SubscriptionFixtures.term;
import static dev.saldo.sales.subscription.SubscriptionScenario.confirmedOn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.sales.cycle.Interval.Unit;
import dev.saldo.sales.cycle.Precision;
import dev.saldo.sales.cycle.Proration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which periods are billed, when, and what parts of them cost. */
class BillingPeriodsTest {

    private static final PlanTerms BASIC = monthly("Basic", "30.00");

    /**
     * Each bill as its first day and what it comes to. "issue 5" states the convention: a leading part is measured against
     * the period that ends at the first anchor, a trailing part against the period that would have followed, an anchor on
     * 29 to 31 clamps and comes back; the amounts are price x days / days of the period with a calculator.
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        # source                       | what                               | precision        | unit    | n | start      | end        | day | cur | price  | until      | bills
        stripe.com billing-cycle       | September 2 is always the 2nd      | DAY              | MONTHLY | 1 | 2026-09-02 |            |     | USD | 10.00  | 2026-12-01 | 2026-09-02 10.00, 2026-10-02 10.00, 2026-11-02 10.00
        stripe.com billing-cycle       | January 31, February 28, March 31  | DAY              | MONTHLY | 1 | 2026-01-31 |            |     | USD | 10.00  | 2026-05-30 | 2026-01-31 10.00, 2026-02-28 10.00, 2026-03-31 10.00, 2026-04-30 10.00
        stripe.com billing-cycle       | February 29 in a leap year         | DAY              | MONTHLY | 1 | 2028-01-31 |            |     | USD | 10.00  | 2028-04-01 | 2028-01-31 10.00, 2028-02-29 10.00, 2028-03-31 10.00
        stripe.com billing-cycle       | every Friday from June 3           | DAY              | WEEKLY  | 1 | 2022-06-03 |            |     | USD | 10.00  | 2022-06-20 | 2022-06-03 10.00, 2022-06-10 10.00, 2022-06-17 10.00
        helpcenter.coohom.com cycle    | a leap day once a year             | DAY              | YEARLY  | 1 | 2028-02-29 |            |     | EUR | 10.00  | 2031-01-01 | 2028-02-29 10.00, 2029-02-28 10.00, 2030-02-28 10.00
        inomial.com termination        | 50 a month, ends on April 15       | DAY              | MONTHLY | 1 | 2026-03-01 | 2026-04-15 |     | AUD | 50.00  | 2026-06-01 | 2026-03-01 50.00, 2026-04-01 23.33
        issue 5                        | leading, to the 20th: 5 of 30      | DAY              | MONTHLY | 1 | 2026-05-15 |            | 20  | EUR | 30.00  | 2026-06-30 | 2026-05-15 5.00, 2026-05-20 30.00, 2026-06-20 30.00
        issue 5                        | leading, to the 15th: 10 of 31     | DAY              | MONTHLY | 1 | 2026-02-05 |            | 15  | USD | 100.00 | 2026-03-01 | 2026-02-05 32.26, 2026-02-15 100.00
        issue 5                        | leading, to the 1st: 17 of 31      | DAY              | MONTHLY | 1 | 2026-05-15 |            | 1   | EUR | 31.00  | 2026-06-15 | 2026-05-15 17.00, 2026-06-01 31.00
        issue 5                        | leading, to the last of February   | DAY              | MONTHLY | 1 | 2026-02-14 |            | 31  | EUR | 28.00  | 2026-04-01 | 2026-02-14 14.00, 2026-02-28 28.00, 2026-03-31 28.00
        issue 5                        | begins on its anchor               | DAY              | MONTHLY | 1 | 2026-05-20 |            | 20  | EUR | 30.00  | 2026-06-01 | 2026-05-20 30.00
        issue 5                        | leading, of a year: 17 of 365      | DAY              | YEARLY  | 1 | 2026-05-15 |            | 1   | EUR | 365.00 | 2027-01-01 | 2026-05-15 17.00, 2026-06-01 365.00
        issue 5                        | trailing: 15 of 30                 | DAY              | MONTHLY | 1 | 2026-05-01 | 2026-06-16 |     | EUR | 30.00  | 2026-09-01 | 2026-05-01 30.00, 2026-06-01 15.00
        issue 5                        | trailing: 15 of a leap February    | DAY              | MONTHLY | 1 | 2028-01-01 | 2028-02-16 |     | EUR | 29.00  | 2028-09-01 | 2028-01-01 29.00, 2028-02-01 15.00
        issue 5                        | leading and trailing               | DAY              | MONTHLY | 1 | 2026-05-15 | 2026-06-25 | 20  | EUR | 30.00  | 2026-09-01 | 2026-05-15 5.00, 2026-05-20 30.00, 2026-06-20 5.00
        issue 5                        | ends before its first anchor       | DAY              | MONTHLY | 1 | 2026-05-15 | 2026-05-18 | 20  | EUR | 30.00  | 2026-09-01 | 2026-05-15 3.00
        issue 5                        | yen: 5 of 30 of 1000               | DAY              | MONTHLY | 1 | 2026-05-15 |            | 20  | JPY | 1000   | 2026-06-01 | 2026-05-15 167, 2026-05-20 1000
        issue 5                        | dinars: 5 of 30 of 1               | DAY              | MONTHLY | 1 | 2026-05-15 |            | 20  | KWD | 1.000  | 2026-06-01 | 2026-05-15 0.167, 2026-05-20 1.000
        issue 5                        | thirty-day months: 15 of 30 of May | THIRTY_DAY_MONTH | MONTHLY | 1 | 2026-05-01 | 2026-05-16 |     | EUR | 30.00  | 2026-09-01 | 2026-05-01 15.00
        issue 5                        | thirty-day months: to the 31st     | THIRTY_DAY_MONTH | MONTHLY | 1 | 2026-05-01 | 2026-05-31 |     | EUR | 30.00  | 2026-09-01 | 2026-05-01 29.00
        issue 5                        | to the second: 15 of 31 days       | SECOND           | MONTHLY | 1 | 2026-05-01 | 2026-05-16 |     | EUR | 31.00  | 2026-09-01 | 2026-05-01 15.00
        issue 5                        | every third month from Nov 30      | DAY              | MONTHLY | 3 | 2026-11-30 |            |     | EUR | 30.00  | 2027-06-01 | 2026-11-30 30.00, 2027-02-28 30.00, 2027-05-30 30.00
        issue 5                        | days across the end of a month     | DAY              | DAILY   | 1 | 2026-02-27 | 2026-03-02 |     | EUR | 1.00   | 2026-04-01 | 2026-02-27 1.00, 2026-02-28 1.00, 2026-03-01 1.00
        issue 5                        | two weeks, of which three days     | DAY              | WEEKLY  | 2 | 2026-02-27 | 2026-03-02 |     | EUR | 14.00  | 2026-04-01 | 2026-02-27 3.00
        """)
    void aPeriodIsBilledOnItsFirstDay(
            String source,
            String what,
            Precision precision,
            Unit unit,
            int count,
            LocalDate start,
            @Nullable LocalDate end,
            @Nullable Integer anchorDay,
            String currency,
            String price,
            LocalDate until,
            String bills) {
        var plan = PlanBuilder.billed(unit, count).at(price, currency).terms();

        var life = SubscriptionScenario.aDraft(
                        draft(item(plan), new Term(start, null, end, anchorDay), null, List.of()))
                .counting(precision)
                .on(start)
                .confirmed()
                .on(until);

        assertThat(life.charges().stream()
                        .map(charge -> "%s %s"
                                .formatted(
                                        charge.days().start(),
                                        charge.totals().total().amount().toPlainString())))
                .as("%s: %s", source, what)
                .containsExactlyElementsOf(SubscriptionScenario.words(bills));
        assertThat(life.charges())
                .allMatch(charge -> charge.chargedOn().equals(charge.days().start()));
    }

    @Test
    void theFirstBillHasTheSetupFee() {
        confirmedOn(JAN_1, item(monthly().at("10.00", "EUR").setupFee("25.00").terms(), 3))
                .charged("2026-01-01 initial 55.00 EUR")
                .lines("Basic, setup 25.00 EUR", "Basic 2026-01-01..2026-02-01 30.00 EUR")
                .on(FEB_1)
                .charged("2026-01-01 initial 55.00 EUR", "2026-02-01 renewal 30.00 EUR");
    }

    @Test
    void aPartOfAPeriodHasTheWholeSetupFee() {
        confirmedOn(
                        item(monthly().at("30.00", "EUR").setupFee("25.00").terms()),
                        new Term(LocalDate.of(2026, 5, 15), null, null, 20))
                .charged("2026-05-15 initial 30.00 EUR");
    }

    @Test
    void aPlanClosesAfterItsPeriods() {
        confirmedOn(JAN_31, monthly().closingAfter(3).terms())
                .on(JUN_1)
                .charged("2026-01-31 initial 10.00 EUR", "2026-02-28 renewal 10.00 EUR", "2026-03-31 renewal 10.00 EUR")
                .is(Status.CLOSED)
                .endedBecause("auto-close")
                .happened(
                        "2026-01-31 confirm",
                        "2026-01-31 start",
                        "2026-02-28 renew",
                        "2026-03-31 renew",
                        "2026-04-30 close");
    }

    @Test
    void aPartThatLeadsToTheFirstAnchorIsNoneOfThePeriodsItClosesAfter() {
        // hand: 10 of 30 days, then two whole months
        confirmedOn(item(monthly().at("30", "EUR").closingAfter(2).terms()), new Term(APR_21, null, null, 1))
                .on(LocalDate.of(2026, 7, 1))
                .is(Status.CLOSED)
                .charged(
                        "2026-04-21 initial 10.00 EUR", "2026-05-01 renewal 30.00 EUR", "2026-06-01 renewal 30.00 EUR");
    }

    @Test
    void aPlanThatIsNotRenewedExpiresAfterItsPeriod() {
        confirmedOn(JAN_1, monthly().notRenewable().terms())
                .on(JUN_1)
                .charged("2026-01-01 initial 10.00 EUR")
                .is(Status.EXPIRED)
                .endedBecause("not-renewable")
                .happened("2026-01-01 confirm", "2026-01-01 start", "2026-02-01 expire");
    }

    @Test
    void aFixedNumberOfPeriodsEndsWithTheLast() {
        // three periods from January 31 on end on April 30
        confirmedOn(item(BASIC), new Term(JAN_31, null, LocalDate.of(2026, 4, 30), null))
                .on(JUN_1)
                .charged("2026-01-31 initial 30.00 EUR", "2026-02-28 renewal 30.00 EUR", "2026-03-31 renewal 30.00 EUR")
                .is(Status.EXPIRED)
                .endedBecause("end-date")
                .announced(
                        "confirmed", "activated", "charged initial", "charged renewal", "charged renewal", "expired");
    }

    @Test
    void whatBeganInThePastCatchesUpPeriodByPeriod() {
        // docs.stripe.com: a backdated subscription; here each period is billed as of its own first day
        SubscriptionScenario.aDraft(draft(item(BASIC), term(DEC_1_2025), null, List.of()))
                .on(LocalDate.of(2026, 3, 10))
                .confirmed()
                .charged(
                        "2025-12-01 initial 30.00 EUR",
                        "2026-01-01 renewal 30.00 EUR",
                        "2026-02-01 renewal 30.00 EUR",
                        "2026-03-01 renewal 30.00 EUR")
                .period(MAR_1, APR_1)
                .next(APR_1, Act.RENEW);
    }

    @Test
    void whatBeginsInTheFutureIsNotBilledBefore() {
        SubscriptionScenario.aDraft(draft(item(BASIC), term(MAY_1), null, List.of()))
                .on(APR_1)
                .confirmed()
                .is(Status.CONFIRMED)
                .charged()
                .next(MAY_1, Act.START)
                .on(MAY_1)
                .is(Status.ACTIVE)
                .charged("2026-05-01 initial 30.00 EUR");
    }

    @Test
    void whatIsActivatedEarlyBeginsThatDay() {
        SubscriptionScenario.aDraft(draft(item(BASIC), term(MAY_1), null, List.of()))
                .on(APR_1)
                .confirmed()
                .activated()
                .is(Status.ACTIVE)
                .period(APR_1, MAY_1)
                .charged("2026-04-01 initial 30.00 EUR");
    }

    @Test
    void aQuotationCanBeAcceptedUntilItsDay() {
        var quoted = SubscriptionScenario.aDraft(draft(item(BASIC), term(APR_1), null, List.of()))
                .on(APR_1)
                .quotedUntil(MAY_1);

        quoted.on(LocalDate.of(2026, 4, 30)).is(Status.QUOTATION).on(MAY_1).is(Status.EXPIRED);
        quoted.endedBecause("quotation-lapsed").refused(Refusal.TRANSITION_NOT_ALLOWED, Acts::accept);
    }

    @Test
    void aDayBeginsInTheStoresTimeZone() {
        var auckland = ZoneId.of("Pacific/Auckland");
        var subscription = draft(item(BASIC), term(APR_1), null, List.of());
        var facts = SubscriptionFixtures.facts(
                Instant.parse("2026-03-31T11:00:00Z"), new Proration(Precision.DAY, auckland));

        assertThat(facts.today()).isEqualTo(APR_1);
        assertThat(facts.midnight(APR_1)).isEqualTo(Instant.parse("2026-03-31T11:00:00Z"));
        var confirmed = ((Decision.Accepted) new Acts(subscription, facts, "anna").confirm())
                .step()
                .after();
        assertThat(Due.steps(confirmed, facts, "system", 10)).hasSize(1);
        assertThat(Due.steps(confirmed, facts.asOf(Instant.parse("2026-03-31T10:59:59Z")), "system", 10))
                .isEmpty();
    }

    @Test
    void whatIsDueAllAtOnceStaysDueBeyondTheLimit() {
        var confirmed = draft(item(BASIC), term(JAN_1), null, List.of()).with(next -> next.status = Status.CONFIRMED);
        var facts = SubscriptionFixtures.on(JUN_1);

        var steps = Due.steps(confirmed, facts, "system", 2);

        assertThat(steps).extracting(Step::on).containsExactly(JAN_1, FEB_1);
        assertThat(Due.steps(steps.getLast().after(), facts, "system", 10))
                .extracting(Step::on)
                .containsExactly(MAR_1, APR_1, MAY_1, JUN_1);
    }

    @Test
    void whatIsToComeIsProjectedUntilTheEnd() {
        var life =
                confirmedOn(item(yearly("Yearly", "365.00")), new Term(JAN_1, null, LocalDate.of(2027, 1, 11), null));

        var coming = Projection.of(life.subscription(), life.facts(), "system", 12);

        assertThat(coming)
                .extracting(step -> step.on() + " " + step.act().wire())
                .containsExactly("2027-01-01 renew", "2027-01-11 expire");
        assertThat(coming.getFirst().charges().getFirst().totals().total())
                .isEqualTo(SubscriptionFixtures.eur("10.00"));
        assertThat(Projection.of(life.subscription(), life.facts(), "system", 1))
                .hasSize(1);
    }
}

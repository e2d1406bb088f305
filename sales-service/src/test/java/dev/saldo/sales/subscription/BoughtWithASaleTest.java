package dev.saldo.sales.subscription;

import static dev.saldo.sales.pricing.PricingFixtures.USD;
import static dev.saldo.sales.pricing.PricingFixtures.id;
import static dev.saldo.sales.pricing.PricingFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.money.Money;
import dev.saldo.sales.cycle.Interval;
import dev.saldo.sales.cycle.Period;
import dev.saldo.sales.cycle.Precision;
import dev.saldo.sales.cycle.Proration;
import dev.saldo.sales.tariff.PriceModel;
import dev.saldo.sales.tariff.Tariff;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A subscription whose first period a sale has billed. */
class BoughtWithASaleTest {

    private static final UUID SALE = id(60);

    @Test
    void itBeginsWithAPeriodForWhichNothingIsOwed() {
        var begun = begun(null);

        var after = begun.after();
        assertThat(begun.charges()).isEmpty();
        assertThat(begun.detail()).isEqualTo(SALE.toString());
        assertThat(after.status()).isEqualTo(Status.ACTIVE);
        assertThat(after.state().cycle()).isEqualTo(1);
        assertThat(after.state().period()).isEqualTo(period("2026-02-01", "2026-03-01"));
        assertThat(after.state().billsOn()).isEqualTo("2026-03-01");
        assertThat(after.saleId()).isEqualTo(SALE);
    }

    @Test
    void theSecondPeriodIsARenewalAtThePlansPrice() {
        var step = Due.steps(begun(null).after(), facts("2026-03-01T10:00:00Z"), "system", 9)
                .getFirst();

        assertThat(step.act()).isEqualTo(Act.RENEW);
        assertThat(step.charges().getFirst().kind()).isEqualTo(ChargeKind.RENEWAL);
        assertThat(step.charges().getFirst().totals().total()).isEqualTo(usd("30.00"));
    }

    @Test
    void anAgreedPriceHoldsForAllPeriods() {
        var step = Due.steps(begun(usd("8.00")).after(), facts("2026-03-01T10:00:00Z"), "system", 9)
                .getFirst();

        assertThat(step.charges().getFirst().totals().total()).isEqualTo(usd("24.00"));
    }

    /** 14 of 28 days of the 24.00 it was sold for. */
    @Test
    void unusedTimeIsGivenBackAtThePriceOfTheSale() {
        var later = new Acts(begun(usd("8.00")).after(), facts("2026-02-15T10:00:00Z"), "member:anna");

        assertThat(later.cancel(new Moment.Now(), true, null))
                .isInstanceOfSatisfying(
                        Decision.Accepted.class,
                        accepted -> assertThat(accepted.step()
                                        .charges()
                                        .getFirst()
                                        .totals()
                                        .total())
                                .isEqualTo(usd("-12.00")));
    }

    /** Late in the evening in New York, where it is still the first of February. */
    private static Step begun(@Nullable Money unitPrice) {
        var now = facts("2026-02-02T03:00:00Z");
        var sold = Subscription.sold(id(50), id(70), "SUB-000001", SALE, Parties.of(id(51)), USD, item(unitPrice), now);
        var price = unitPrice == null ? usd("30.00") : unitPrice.times(3);
        return new Lifecycle(sold, now, "member:anna").startPaid(price, SALE.toString());
    }

    private static Item item(@Nullable Money unitPrice) {
        var tariff = new Tariff(USD, PriceModel.PER_UNIT, BigDecimal.TEN, null, List.of(), null);
        var plan = new PlanTerms(
                id(20),
                1,
                id(1),
                "Gold",
                "SONG-1",
                null,
                new Interval(Interval.Unit.MONTHLY, 1),
                tariff,
                1,
                0,
                PlanTerms.TrialEnd.CONVERT,
                3,
                null,
                true,
                true,
                List.of(),
                new Supply(id(10), usd("0.00")));
        return new Item(id(71), plan, 3, unitPrice, null);
    }

    private static Facts facts(String now) {
        var byDay = new Proration(Precision.DAY, ZoneId.of("America/New_York"));
        return new Facts(Instant.parse(now), byDay, 7, Map.of(), () -> id(72));
    }

    private static Period period(String start, String end) {
        return new Period(LocalDate.parse(start), LocalDate.parse(end));
    }
}

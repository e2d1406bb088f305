package dev.saldo.sales.plan;

import static dev.saldo.sales.plan.DiscountRules.Objection.DELETED;
import static dev.saldo.sales.plan.DiscountRules.Objection.INACTIVE;
import static dev.saldo.sales.plan.DiscountRules.Objection.NOT_YET_VALID;
import static dev.saldo.sales.plan.DiscountRules.Objection.NO_LONGER_VALID;
import static dev.saldo.sales.plan.DiscountRules.Objection.OTHER_CURRENCY;
import static dev.saldo.sales.plan.DiscountRules.Objection.OTHER_PLAN;
import static dev.saldo.sales.plan.DiscountRules.Objection.OTHER_PRODUCT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.sales.plan.DiscountRules.Objection;
import dev.saldo.sales.plan.PlanFixtures.Discount;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DiscountRulesTest {

    private static final UUID SONG = new UUID(0, 1);
    private static final UUID GOLD = new UUID(0, 2);
    private static final UUID OTHER = new UUID(0, 9);
    private static final DiscountRules IN_MAY =
            new DiscountRules(SONG, GOLD, Currency.getInstance("USD"), Instant.parse("2026-05-01T00:00:00Z"));

    @Test
    void oneThatAsksForNothingIsForEverything() {
        assertThat(objection(discount -> discount)).isNull();
        assertThat(objection(discount -> discount.code(null))).isNull();
    }

    @Test
    void itIsUsedFromItsFirstMomentOnAndNotInTheOneItEndsWith() {
        assertThat(objection(discount -> discount.from("2026-05-01T00:00:00Z"))).isNull();
        assertThat(objection(discount -> discount.from("2026-05-01T00:00:01Z"))).isEqualTo(NOT_YET_VALID);
        assertThat(objection(discount -> discount.until("2026-05-01T00:00:00Z")))
                .isEqualTo(NO_LONGER_VALID);
        assertThat(objection(discount -> discount.until("2026-05-01T00:00:01Z")))
                .isNull();
    }

    @Test
    void whatItNamesMustBeAmongWhatIsSold() {
        assertThat(objection(discount -> discount.products(OTHER, SONG))).isNull();
        assertThat(objection(discount -> discount.plans(GOLD))).isNull();
        assertThat(objection(discount -> discount.products(OTHER))).isEqualTo(OTHER_PRODUCT);
        assertThat(objection(discount -> discount.plans(OTHER))).isEqualTo(OTHER_PLAN);
        assertThat(objection(discount -> discount.products(SONG).plans(OTHER))).isEqualTo(OTHER_PLAN);
    }

    @Test
    void oneForPlansIsNotForWhatIsSoldWithoutOne() {
        var sale = new DiscountRules(SONG, null, IN_MAY.currency(), IN_MAY.moment());

        assertThat(sale.objectionTo(Discount.of(OTHER, discount -> discount.plans(GOLD))))
                .isEqualTo(OTHER_PLAN);
        assertThat(sale.objectionTo(Discount.of(OTHER, discount -> discount.products(SONG))))
                .isNull();
    }

    @Test
    void itsAmountsAreInTheCurrencyOfTheSale() {
        var inEuros = new DiscountRules(SONG, GOLD, Currency.getInstance("EUR"), IN_MAY.moment());
        var five = Discount.of(OTHER, discount -> discount.amount("5"));
        var fromTen = Discount.of(OTHER, discount -> discount.minimum("10"));

        assertThat(inEuros.objectionTo(five)).isEqualTo(OTHER_CURRENCY);
        assertThat(inEuros.objectionTo(fromTen)).isEqualTo(OTHER_CURRENCY);
        assertThat(IN_MAY.applicable(List.of(five, fromTen))).containsExactly(five, fromTen);
        assertThat(inEuros.applicable(List.of(five, fromTen))).isEmpty();
    }

    @Test
    void theFirstThingInTheWayIsNamed() {
        assertThat(objection(Discount::inactive)).isEqualTo(INACTIVE);
        assertThat(objection(discount ->
                        discount.inactive().deleted().products(OTHER).from("2027-01-01T00:00:00Z")))
                .isEqualTo(DELETED);
        assertThat(NO_LONGER_VALID.code()).isEqualTo("no-longer-valid");
    }

    private static @Nullable Objection objection(UnaryOperator<Discount> change) {
        return IN_MAY.objectionTo(Discount.of(OTHER, change));
    }
}

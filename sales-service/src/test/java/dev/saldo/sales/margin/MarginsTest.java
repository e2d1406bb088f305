package dev.saldo.sales.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.saldo.money.Money;
import dev.saldo.sales.copy.Assortment;
import dev.saldo.sales.copy.LandedRate;
import dev.saldo.sales.copy.PlatformCopy;
import dev.saldo.sales.copy.ProductCopy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MarginsTest {

    private static final UUID PRODUCT = new UUID(0, 1);
    private static final UUID PLATFORM = new UUID(0, 2);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** Credits that cost 9 for every 10, and 11 for every 10. */
    private static final LandedRate BELOW_PAR = new LandedRate(9, 10);

    private static final LandedRate ABOVE_PAR = new LandedRate(11, 10);

    /**
     * Worked out by hand, with the arithmetic at the end of each row: product's floor, platform's floor, landed rate,
     * quantity, buying price of one, price of all, the first price that is not under the floor.
     */
    static Stream<Arguments> lines() {
        return Stream.of(
                // no floor: whatever the price
                arguments(null, null, LandedRate.PAR, 1, eur("10.00"), eur("0.00"), null),
                arguments(null, null, ABOVE_PAR, 3, eur("10.00"), eur("0.01"), null),
                // 10.00 x 1.125 = 11.25
                arguments("12.5", null, LandedRate.PAR, 1, eur("10.00"), eur("11.25"), null),
                arguments("12.5", null, LandedRate.PAR, 1, eur("10.00"), eur("11.24"), "11.25"),
                arguments("12.5", null, LandedRate.PAR, 1, eur("10.00"), eur("11.26"), null),
                // the larger one of the two counts, whosever it is
                arguments("5", "12.5", LandedRate.PAR, 1, eur("10.00"), eur("11.24"), "11.25"),
                arguments("12.5", "5", LandedRate.PAR, 1, eur("10.00"), eur("11.24"), "11.25"),
                arguments(null, "12.5", LandedRate.PAR, 1, eur("10.00"), eur("11.24"), "11.25"),
                // a floor of nothing still forbids a loss
                arguments("0", null, LandedRate.PAR, 1, eur("10.00"), eur("10.00"), null),
                arguments("0", null, LandedRate.PAR, 1, eur("10.00"), eur("9.99"), "10.00"),
                // 3 x 3.33 = 9.99; x 1.1 = 10.989, so 10.98 is under it and 10.99 is not
                arguments("10", null, LandedRate.PAR, 3, eur("3.33"), eur("10.98"), "10.99"),
                arguments("10", null, LandedRate.PAR, 3, eur("3.33"), eur("10.99"), null),
                // bought with credits that were cheap: 10.00 x 0.9 x 1.1 = 9.90; or dear: 10.00 x 1.1 x 1.1 = 12.10
                arguments("10", null, BELOW_PAR, 1, eur("10.00"), eur("9.90"), null),
                arguments("10", null, BELOW_PAR, 1, eur("10.00"), eur("9.89"), "9.90"),
                arguments("10", null, ABOVE_PAR, 1, eur("10.00"), eur("12.10"), null),
                arguments("10", null, ABOVE_PAR, 1, eur("10.00"), eur("12.09"), "12.10"),
                // a rate without an end: 1.00 x 2/3 x 1.00 = 0.666..., so 0.67 passes and 0.66 does not
                arguments("0", null, new LandedRate(2, 3), 1, eur("1.00"), eur("0.67"), null),
                arguments("0", null, new LandedRate(2, 3), 1, eur("1.00"), eur("0.66"), "0.67"),
                // four decimals: 1000.00 x 1.000001 = 1000.001
                arguments("0.0001", null, LandedRate.PAR, 1, eur("1000.00"), eur("1000.00"), "1000.01"),
                // yen have no minor unit: 100 x 1.005 = 100.5
                arguments("0.5", null, LandedRate.PAR, 1, jpy("100"), jpy("100"), "101"),
                arguments("0.5", null, LandedRate.PAR, 1, jpy("100"), jpy("101"), null),
                // dinars have three decimals: 1.000 x 1.0005 = 1.0005
                arguments("0.05", null, LandedRate.PAR, 1, kwd("1.000"), kwd("1.000"), "1.001"),
                arguments("0.1", null, LandedRate.PAR, 1, kwd("1.000"), kwd("1.001"), null),
                // what costs nothing may be given away, and what was got for nothing too; nothing else may
                arguments("1000", null, LandedRate.PAR, 5, eur("0.00"), eur("0.00"), null),
                arguments("1000", null, new LandedRate(0, 10), 5, eur("7.00"), eur("0.00"), null),
                arguments("0", null, LandedRate.PAR, 1, eur("0.01"), eur("0.00"), "0.01"),
                // the largest there is: 9,999,999,999,999.99 x 1,000,000 x 11 is more than any price can be
                arguments(
                        "1000",
                        null,
                        LandedRate.PAR,
                        1_000_000,
                        eur("9999999999999.99"),
                        eur("9999999999999.99"),
                        "109999999999999890000.00"),
                // what is bought in another currency cannot be compared
                arguments("10", null, LandedRate.PAR, 1, jpy("1000"), eur("0.01"), null));
    }

    @ParameterizedTest(name = "floors {0} and {1}, {2}: {3} x {4} for {5}")
    @MethodSource("lines")
    void aPriceUnderTheLargerFloorOfTheLandedCostIsABreach(
            @Nullable String product,
            @Nullable String platform,
            LandedRate landed,
            long quantity,
            Money buyingPrice,
            Money price,
            @Nullable String least) {
        var margins = new Margins(known(product, platform, landed), null);

        var breaches =
                margins.breaches(List.of(new MarginLine("/lines/0", PRODUCT, PLATFORM, quantity, price, buyingPrice)));

        if (least == null) {
            assertThat(breaches).isEmpty();
        } else {
            assertThat(breaches).containsExactly(new Breach("/lines/0", price, new BigDecimal(least)));
        }
    }

    /** What it costs is 10.00, and its floor 12.5 %. */
    static Stream<Arguments> approvals() {
        return Stream.of(
                arguments(null, "0.00", true),
                arguments("-5", "9.50", true),
                arguments("-5", "9.49", false),
                arguments("-100", "0.00", true),
                arguments("2.5", "10.25", true),
                arguments("2.5", "10.24", false),
                // a floor that is lower than what was approved stays
                arguments("50", "11.25", true),
                arguments("50", "11.24", false));
    }

    @ParameterizedTest(name = "approved {0}: {1}")
    @MethodSource("approvals")
    void whatWasApprovedHoldsInsteadOfTheFloor(@Nullable String approved, String price, boolean passes) {
        var approval = new Approval("member:ann", NOW, approved == null ? null : new BigDecimal(approved), 2);
        var margins = new Margins(known("12.5", null, LandedRate.PAR), approval);

        assertThat(margins.breaches(List.of(line(price))).isEmpty()).isEqualTo(passes);
    }

    @Test
    void whereThereIsNoFloorAnApprovalMakesNone() {
        var approval = new Approval("member:ann", NOW, new BigDecimal("50"), 2);

        assertThat(new Margins(known(null, null, LandedRate.PAR), approval).breaches(List.of(line("1.00"))))
                .isEmpty();
    }

    @Test
    void ofSeveralLinesThoseAreNamedThatAreUnderIt() {
        var margins = new Margins(known("10", null, LandedRate.PAR), null);

        assertThat(margins.breaches(List.of(
                        new MarginLine("/lines/0", PRODUCT, PLATFORM, 1, eur("11.00"), eur("10.00")),
                        new MarginLine("/lines/1", PRODUCT, PLATFORM, 1, eur("10.99"), eur("10.00")),
                        new MarginLine("/lines/2", PRODUCT, PLATFORM, 2, eur("3.00"), eur("10.00")))))
                .extracting(Breach::pointer, Breach::detail)
                .containsExactly(
                        tuple("/lines/1", "comes to 10.99 EUR, its landed cost with the margin floor is 11.00 EUR"),
                        tuple("/lines/2", "comes to 3.00 EUR, its landed cost with the margin floor is 22.00 EUR"));
    }

    @Test
    void ofWhatIsNotKnownOnlyWhatIsKnownCounts() {
        var nothing = new Margins(Assortment.nothing(), null);
        var product = new Margins(new Assortment(Map.of(PRODUCT, product("10")), Map.of(), Map.of()), null);

        assertThat(nothing.breaches(List.of(line("0.01")))).isEmpty();
        assertThat(product.breaches(List.of(line("10.99")))).hasSize(1);
    }

    /** The first price that passes does, and a minor unit less does not, whatever the numbers. */
    @Test
    void theLeastPriceIsTheFirstThatPasses() {
        var random = new Random(20261130);
        for (var round = 0; round < 2_000; round++) {
            var landed = new LandedRate(random.nextLong(1, 5_000), random.nextLong(1, 5_000));
            var percent = new BigDecimal(random.nextLong(0, 10_000_001)).movePointLeft(4);
            var floor =
                    new MarginFloor(new BigDecimal(random.nextLong(1, 1_000_000)).movePointLeft(2), landed, percent);

            var least = Money.of(floor.least(2).toPlainString(), "EUR");

            assertThat(floor.admits(least)).as("%s at %s", floor, least).isTrue();
            assertThat(floor.admits(least.minus(eur("0.01"))))
                    .as("%s below %s", floor, least)
                    .isFalse();
        }
    }

    private static MarginLine line(String price) {
        return new MarginLine("/lines/0", PRODUCT, PLATFORM, 1, eur(price), eur("10.00"));
    }

    private static Assortment known(@Nullable String product, @Nullable String platform, LandedRate landed) {
        var bought = new PlatformCopy(PLATFORM, "Acme", false, percent(platform), landed, 1);
        return new Assortment(Map.of(PRODUCT, product(product)), Map.of(), Map.of(PLATFORM, bought));
    }

    private static ProductCopy product(@Nullable String floor) {
        return new ProductCopy(PRODUCT, "SONG", "Song", eur("20.00"), true, false, percent(floor), 1);
    }

    private static @Nullable BigDecimal percent(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private static Money jpy(String amount) {
        return Money.of(amount, "JPY");
    }

    private static Money kwd(String amount) {
        return Money.of(amount, "KWD");
    }
}

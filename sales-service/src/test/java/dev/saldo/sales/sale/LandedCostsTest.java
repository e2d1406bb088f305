package dev.saldo.sales.sale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.money.Money;
import dev.saldo.sales.pricing.LinePrice;
import dev.saldo.sales.pricing.LineWish;
import dev.saldo.sales.pricing.Quote;
import dev.saldo.sales.pricing.QuotedLine;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LandedCostsTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final UUID ACME = new UUID(0, 1);
    private static final UUID BOLT = new UUID(0, 2);

    @Test
    void whatTheCreditsHadCostIsSpreadOverTheLinesOfTheirPlatform() {
        var sale = sale(line(ACME, 3, "1.00"), line(BOLT, 1, "5.00"), line(ACME, 1, "7.00"));

        var landed = sale.landed(Map.of(ACME, usd("9.99")));

        assertThat(landed.lines())
                .extracting(QuotedLine::cost)
                .as("0.3 and 0.7 of 9.99, what is left over to the largest; nothing is said of the other platform")
                .containsExactly(usd("2.99"), usd("5.00"), usd("7.00"));
        assertThat(landed.figures().cost()).isEqualTo(usd("14.99"));
        assertThat(landed.figures().total()).isEqualTo(sale.figures().total());
        assertThat(landed.figures().profit()).isEqualTo(usd("35.01"));
        assertThat(landed.figures().margin()).isEqualTo("70.02");
        assertThat(landed.costs())
                .containsExactly(new CreditClaim(ACME, usd("9.99")), new CreditClaim(BOLT, usd("5.00")));
        assertThat(landed.claims()).as("what was asked stays what it was").isEqualTo(sale.claims());
    }

    @Test
    void creditsThatCostWhatWasAgreedChangeNothing() {
        var sale = sale(line(ACME, 3, "1.00"), line(BOLT, 1, "5.00"));

        assertThat(sale.landed(Map.of(ACME, usd("3.00"), BOLT, usd("5.00")))).isEqualTo(sale);
        assertThat(sale.landed(Map.of())).isEqualTo(sale);
    }

    @Test
    void creditsThatCostNothingMakeAllOfTheTotalProfit() {
        var landed = sale(line(ACME, 3, "1.00")).landed(Map.of(ACME, usd("0.00")));

        assertThat(landed.figures().profit()).isEqualTo(landed.figures().total());
        assertThat(landed.costs()).isEmpty();
    }

    @Test
    void aLineThatTakesNoCreditsTakesNoCostEither() {
        var landed = sale(line(ACME, 1, "0.00"), line(ACME, 1, "2.00")).landed(Map.of(ACME, usd("1.50")));

        assertThat(landed.lines()).extracting(QuotedLine::cost).containsExactly(usd("0.00"), usd("1.50"));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theLinesAlwaysAddUpToWhatTheCreditsHadCost(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < 500; round++) {
            var lines = IntStream.rangeClosed(0, random.nextInt(8))
                    .mapToObj(_ -> line(
                            new UUID(0, random.nextInt(3)),
                            random.nextLong(1, 50),
                            random.nextInt(30) + "." + (10 + random.nextInt(90))))
                    .toArray(QuotedLine[]::new);
            var sale = sale(lines);
            var costs = new HashMap<UUID, Money>();
            sale.claims().forEach(claim -> costs.put(claim.platformId(), new Money(random.nextLong(100_000), USD)));

            var landed = sale.landed(costs);

            var sum = landed.lines().stream().map(QuotedLine::cost).reduce(Money.zero(USD), Money::plus);
            assertThat(sum)
                    .isEqualTo(landed.figures().cost())
                    .isEqualTo(costs.values().stream().reduce(Money.zero(USD), Money::plus));
        }
    }

    /** Each piece is sold for 10.00. */
    private static Sale sale(QuotedLine... lines) {
        return SaleFixtures.draft().priced(new Quote(USD, List.of(lines), List.of()));
    }

    private static QuotedLine line(UUID platform, long quantity, String buyingPrice) {
        var price = new LinePrice("SKU", "Product", platform, usd("10.00"), usd(buyingPrice));
        return QuotedLine.agreed(new LineWish(new UUID(0, 9), null, quantity, null, null), price);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}

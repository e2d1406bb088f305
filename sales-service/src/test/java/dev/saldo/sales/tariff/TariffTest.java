package dev.saldo.sales.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TariffTest {

    private static final Currency USD = Currency.getInstance("USD");

    /**
     * Prices and totals as the sources print them; "hand" is a calculator. Tiers are written as {@code last unit:price
     * of one+flat amount}.
     */
    @ParameterizedTest(name = "{0}: {3} {2} cost {4}")
    @CsvSource(delimiter = '|', textBlock = """
            # source                               | model     | price                                           | quantity | total
            docs.stripe.com tiered-pricing         | VOLUME    | 5:7 10:6.5 *:6                                  | 1        | 7
            docs.stripe.com tiered-pricing         | VOLUME    | 5:7 10:6.5 *:6                                  | 5        | 35
            docs.stripe.com tiered-pricing         | VOLUME    | 5:7 10:6.5 *:6                                  | 6        | 39
            docs.stripe.com tiered-pricing         | VOLUME    | 5:7 10:6.5 *:6                                  | 20       | 120
            docs.stripe.com tiered-pricing         | VOLUME    | 5:7 10:6.5 *:6                                  | 25       | 150
            docs.stripe.com tiered-pricing         | GRADUATED | 5:7 10:6.5 *:6                                  | 5        | 35
            hand, tiers of docs.stripe.com         | GRADUATED | 5:7 10:6.5 *:6                                  | 6        | 41.5
            hand, tiers of docs.stripe.com         | GRADUATED | 5:7 10:6.5 *:6                                  | 10       | 67.5
            hand, tiers of docs.stripe.com         | GRADUATED | 5:7 10:6.5 *:6                                  | 20       | 127.5
            docs.useautumn.com graduated-pricing   | GRADUATED | 1000:0.01 10000:0.008 *:0.005                   | 15000    | 107
            zuplo.com pricing-models               | GRADUATED | 1000:0.10 10000:0.05 *:0.01                     | 15000    | 600
            zuplo.com pricing-models               | VOLUME    | 1000:0.10 10000:0.05 *:0.01                     | 15000    | 150
            getlago.com charge-models/volume       | VOLUME    | 10000:0.0010+10 50000:0.0008+10 100000:0.0006+10 *:0.0004+10 | 65000 | 49
            docs.flexprice.io tiered               | VOLUME    | 10000:0.0010 50000:0.0008 100000:0.0006 *:0.0004 | 65000   | 39
            docs.oracle.com tier based amount      | GRADUATED | 250:1 500:2 *:3                                 | 1000     | 2250
            docs.oracle.com tier based amount      | GRADUATED | 250:0+10 500:0+20 *:0+30                        | 1000     | 60
            docs.oracle.com tier based amount      | VOLUME    | 250:1 500:2 *:3                                 | 1000     | 3000
            docs.oracle.com tier based amount      | VOLUME    | 250:0+10 500:0+20 *:0+30                        | 1000     | 30
            hand, a tier that is not entered       | GRADUATED | 250:0+10 500:0+20 *:0+30                        | 250      | 10
            hand, a tier that is just entered      | GRADUATED | 250:0+10 500:0+20 *:0+30                        | 251      | 30
            getlago.com charge-models/package      | PACKAGE   | 5 per 100                                       | 101      | 10
            chargebee.com package-pricing          | PACKAGE   | 1.25 per 1000000                                | 10       | 1.25
            chargebee.com package-pricing          | PACKAGE   | 1.25 per 1000000                                | 1000000  | 1.25
            chargebee.com package-pricing          | PACKAGE   | 1.25 per 1000000                                | 1500000  | 2.50
            docs.flexprice.io package in a tier    | PACKAGE   | 1 per 1000                                      | 4500     | 5
            docs.flexprice.io flat-fee             | PER_UNIT  | 0.05                                            | 1000     | 50
            hand, below the minor unit             | PER_UNIT  | 0.0004                                          | 3        | 0.0012
            hand, whatever the quantity            | FLAT      | 19.99                                           | 7        | 19.99
            """)
    void whatAPeriodCosts(String source, PriceModel model, String price, long quantity, BigDecimal total) {
        assertThat(tariff(model, price).amount(quantity)).as(source).isEqualByComparingTo(total);
    }

    @ParameterizedTest
    @CsvSource({
        "FLAT, ",
        "PER_UNIT, ",
        "PACKAGE, ",
        "PACKAGE, 5",
        "PACKAGE, 5 per 0",
        "GRADUATED, ",
        "VOLUME, 5",
        "GRADUATED, 5:1",
        "GRADUATED, *:1 5:2",
        "VOLUME, 5:1 5:2 *:3",
        "VOLUME, 0:1 *:3",
        "VOLUME, *:1 *:1",
    })
    void aPriceThatLacksSomethingIsNone(PriceModel model, @Nullable String price) {
        assertThatIllegalArgumentException().isThrownBy(() -> tariff(model, price));
    }

    @Test
    void nothingHasNoPrice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tariff(PriceModel.FLAT, "1").amount(0));
    }

    @Test
    void eachUnitOfAGraduatedPriceCostsWhatItsTierSays() {
        var random = new Random(20261130);
        for (var round = 0; round < 500; round++) {
            var tiers = tiers(random);
            var tariff = new Tariff(USD, PriceModel.GRADUATED, null, null, tiers, null);
            var quantity = random.nextLong(1, 200);

            var unitByUnit = LongStream.rangeClosed(1, quantity)
                    .mapToObj(unit -> costOf(unit, tiers))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);

            assertThat(tariff.amount(quantity)).as("%d of %s", quantity, tiers).isEqualByComparingTo(unitByUnit);
        }
    }

    /** What one more unit adds: its price, and the flat amount when it is the first of its tier. */
    private static BigDecimal costOf(long unit, List<Tier> tiers) {
        var before = 0L;
        for (var tier : tiers) {
            if (tier.upTo() == null || unit <= tier.upTo()) {
                return unit == before + 1 ? tier.unitAmount().add(tier.flatAmount()) : tier.unitAmount();
            }
            before = tier.upTo();
        }
        throw new AssertionError("no tier for unit " + unit);
    }

    private static List<Tier> tiers(Random random) {
        var tiers = new ArrayList<Tier>();
        var upTo = 0L;
        for (var left = random.nextInt(4); left > 0; left--) {
            upTo += random.nextLong(1, 60);
            tiers.add(new Tier(upTo, rate(random), rate(random)));
        }
        tiers.add(new Tier(null, rate(random), rate(random)));
        return tiers;
    }

    private static BigDecimal rate(Random random) {
        return BigDecimal.valueOf(random.nextLong(100_000), 4);
    }

    private static Tariff tariff(PriceModel model, @Nullable String price) {
        if (price == null) {
            return new Tariff(USD, model, null, null, List.of(), null);
        }
        if (price.contains(":")) {
            var tiers = Stream.of(price.split(" ")).map(TariffTest::tier).toList();
            return new Tariff(USD, model, null, null, tiers, null);
        }
        var parts = price.split(" per ");
        var size = parts.length == 1 ? null : Long.valueOf(parts[1]);
        return new Tariff(USD, model, new BigDecimal(parts[0]), size, List.of(), null);
    }

    private static Tier tier(String text) {
        var parts = text.split("[:+]");
        return new Tier(
                parts[0].equals("*") ? null : Long.valueOf(parts[0]),
                new BigDecimal(parts[1]),
                parts.length == 2 ? BigDecimal.ZERO : new BigDecimal(parts[2]));
    }
}

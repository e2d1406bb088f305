package dev.saldo.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.money.Money;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChinookDataTest {

    private static final ChinookData DATA = ChinookData.load();

    @Test
    void hasTheKnownNumberOfEverything() {
        assertThat(DATA.platforms()).hasSize(5);
        assertThat(DATA.products()).hasSize(3503);
        assertThat(DATA.customers()).hasSize(59);
        assertThat(DATA.sales()).hasSize(412);
    }

    @Test
    void hasTheKnownRevenueOfEachPlatform() {
        assertThat(DATA.revenueByPlatform())
                .isEqualTo(Map.of(
                        "media-1", usd("1956.24"),
                        "media-2", usd("144.54"),
                        "media-3", usd("220.89"),
                        "media-4", usd("3.96"),
                        "media-5", usd("2.97")));
        assertThat(sum(DATA.revenueByPlatform())).isEqualTo(usd("2328.60"));
    }

    @Test
    void hasTheKnownNumberOfLinesOfEachPlatform() {
        var lines = new TreeMap<String, Long>();
        DATA.platforms().forEach(platform -> lines.put(platform.code(), DATA.linesOf(platform.code())));

        assertThat(lines)
                .isEqualTo(Map.of("media-1", 1976L, "media-2", 146L, "media-3", 111L, "media-4", 4L, "media-5", 3L));
    }

    @Test
    void costsSeventyPercentRoundedHalfUp() {
        assertThat(DATA.products().getFirst().listPrice()).isEqualTo(usd("0.99"));
        assertThat(DATA.products().getFirst().buyingPrice()).isEqualTo(usd("0.69"));
        assertThat(sum(DATA.costByPlatform())).isEqualTo(usd("1623.30"));
    }

    @Test
    void everySaleIsTheSumOfItsLines() {
        assertThat(DATA.sales())
                .allSatisfy(sale -> assertThat(sale.lines().stream()
                                .map(ChinookData.Line::total)
                                .reduce(usd("0.00"), Money::plus))
                        .isEqualTo(sale.total()));
    }

    @Test
    void salesComeOldestFirst() {
        assertThat(DATA.sales()).extracting(ChinookData.Sale::soldAt).isSorted();
    }

    @Test
    void accentsSurvive() {
        assertThat(DATA.customers().getFirst().name()).isEqualTo("Luís Gonçalves");
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    private static Money sum(Map<String, Money> amounts) {
        return amounts.values().stream().reduce(usd("0.00"), Money::plus);
    }
}

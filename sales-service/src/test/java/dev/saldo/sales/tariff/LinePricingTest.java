package dev.saldo.sales.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.saldo.money.Money;
import dev.saldo.sales.tariff.PricedLine.TaxedBy;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinePricingTest {

    private static final Currency USD = Currency.getInstance("USD");

    /**
     * One line to its total. The sources print the same amounts, or state the same rule; "hand" is a calculator.
     * Discounts are written as {@code 10%} or {@code 10}, with a {@code !} before what is a coupon; taxes as {@code 19}
     * when they are added and {@code (19)} when the price contains them.
     */
    @ParameterizedTest(name = "{0}: {3} less {4}, taxed {5}")
    @CsvSource(delimiter = '|', textBlock = """
            # source                               | what                             | cur | amount | discounts   | taxes    | discount | tax    | total
            docs.flexprice.io billing order        | two of 10 % are 19 %             | USD | 100    | 10% 10%     |          | 19       | 0      | 81
            docs.zuora.com stacked discounts       | not stacked, one after another   | USD | 100    | 5% 10% 15%  |          | 27.33    | 0      | 72.67
            rdrr.io stRipe coupon                  | 200 off 100 leaves nothing       | USD | 100    | !200        |          | 100      | 0      | 0
            rdrr.io stRipe coupon                  | 200 off 300                      | USD | 300    | !200        |          | 200      | 0      | 100
            docs.flexprice.io calculation          | 8.25 % of what is left           | USD | 80     | !10         | 8.25     | 10       | 5.78   | 75.78
            getlago.com coupons before tax         | the coupon goes before the tax   | USD | 70     | !10         | 10       | 10       | 6      | 66
            docs.zuora.com rounding, inclusive     | the tax in it is rounded half up | USD | 2.99   |             | (4)      | 0        | 0.12   | 2.99
            pub.dev kasseneck vatTotalCents        | a discount lowers the tax in it  | EUR | 12     | 2           | (20)     | 2        | 1.67   | 10
            github.com/akaunting/akaunting 688     | 110 contain twice 5 %            | USD | 110    |             | (5) (5)  | 0        | 10     | 110
            docs/guide-sales.md                    | 19 % come on top                 | USD | 120    | 10% !5      | 19       | 17       | 19.57  | 122.57
            docs/guide-sales.md                    | 19 % are in the price            | USD | 120    | 10% !5      | (19)     | 17       | 16.45  | 103
            hand                                   | by itself before the coupon      | USD | 100    | !10 50%     |          | 60       | 0      | 40
            hand                                   | percent of what an amount left   | USD | 100    | 10 50%      |          | 55       | 0      | 45
            hand                                   | half a cent rounds up            | USD | 0.05   | 50%         |          | 0.03     | 0      | 0.02
            hand                                   | added to the net, not the gross  | USD | 119    |             | (19) 10  | 0        | 29     | 129
            hand                                   | two taxes do not tax each other  | USD | 100    |             | 5 7.5    | 0        | 12.5   | 112.5
            hand                                   | a tax of nothing is still named  | USD | 100    |             | 0        | 0        | 0      | 100
            hand                                   | yen have no minor unit           | JPY | 1999   | 15%         | 10       | 300      | 170    | 1869
            hand                                   | dinars have three                | KWD | 1.999  | 15%         | 10       | 0.300    | 0.170  | 1.869
            hand                                   | yen, contained                   | JPY | 1000   |             | (10)     | 0        | 91     | 1000
            hand                                   | all of it                        | USD | 19.99  | 100%        | 19       | 19.99    | 0      | 0
            hand                                   | given back, no discount          | USD | -11.90 | 10% !5      | (19)     | 0        | -1.90  | -11.90
            hand                                   | given back, half a cent          | USD | -0.05  |             | 10       | 0        | -0.01  | -0.06
            """)
    void whatALineComesTo(
            String source,
            String what,
            Currency currency,
            BigDecimal amount,
            @Nullable String discounts,
            @Nullable String taxes,
            BigDecimal discount,
            BigDecimal tax,
            BigDecimal total) {
        var item = item(Money.of(amount, currency), 1);

        var line = LinePricing.price(List.of(item), discounts(discounts, currency), taxes(taxes), currency)
                .getFirst();

        assertThat(line.discount()).as(what).isEqualTo(Money.of(discount, currency));
        assertThat(line.tax()).as(what).isEqualTo(Money.of(tax, currency));
        assertThat(line.total()).as(what).isEqualTo(Money.of(total, currency));
    }

    @Test
    void anAmountIsTakenOnceAndSplitInProportion() {
        var lines = price(List.of(item("70"), item("20"), item("10")), discounts("!9.99", USD));

        assertThat(lines)
                .extracting(PricedLine::discount)
                .as("6.993, 1.998 and 0.999 rounded down; a cent each of the two left over to the largest")
                .containsExactly(usd("7.00"), usd("2.00"), usd("0.99"));
    }

    @Test
    void linesThatAreGivenBackOrNotDiscountableAreLeftAlone() {
        var setup = new LineItem("Setup", null, null, 1, usd("50"), false);

        var lines = price(List.of(item("-30"), setup, item("100")), discounts("10% !5", USD));

        assertThat(lines).extracting(PricedLine::discount).containsExactly(usd("0"), usd("0"), usd("15"));
        assertThat(Totals.of(lines, USD)).isEqualTo(new Totals(usd("120"), usd("15"), usd("0"), usd("105")));
    }

    @Test
    void theMinimumIsWhatMayBeDiscountedBeforeAnythingIsTakenOff() {
        var half = term(null, "50%", USD);
        var coupon = new DiscountTerm(id(9), "TEN", "Ten", null, usd("10"), usd("100"), true, null);

        assertThat(total(List.of(item("60"), item("40")), half, coupon)).isEqualTo(usd("40"));
        assertThat(total(List.of(item("60"), item("39.99")), half, coupon)).isEqualTo(usd("49.99"));
        assertThat(total(List.of(item("60"), item("40"), item("-1")), half, coupon))
                .as("what is given back does not count")
                .isEqualTo(usd("39"));
    }

    @Test
    void amountsInAnotherCurrencyHaveNoEffect() {
        var euros = new DiscountTerm(id(9), "TEN", "Ten", null, Money.of("10", "EUR"), null, true, null);
        var fromEuros =
                new DiscountTerm(id(9), "TEN", "Ten", new BigDecimal(10), null, Money.of("1", "EUR"), true, null);

        assertThat(total(List.of(item("60")), euros, fromEuros)).isEqualTo(usd("60"));
    }

    @Test
    void theBestOfAllTogetherAndEachAloneIsGiven() {
        var items = List.of(item("100"));
        var five = term(null, "5%", USD);
        var four = term("FOUR", "4", USD);
        var eight = alone("EIGHT", "8");
        var ten = alone("TEN", "10");

        assertThat(LinePricing.granted(items, List.of(four, eight, five), USD))
                .as("4.80 of 95 and 5 are more than 8")
                .containsExactly(five, four);
        assertThat(LinePricing.granted(items, List.of(eight, five, four, ten), USD))
                .containsExactly(ten);
        assertThat(total(items, eight, five, four, ten)).isEqualTo(usd("90"));
    }

    @Test
    void ofEqualDiscountsThoseThatAreCombinedWinThenTheOneGivenFirst() {
        var items = List.of(item("100"));
        var combined = term("TEN", "10", USD);
        var first = alone("FIRST", "10");
        var second = alone("SECOND", "10");

        assertThat(LinePricing.granted(items, List.of(first, combined, second), USD))
                .containsExactly(combined);
        assertThat(LinePricing.granted(items, List.of(second, first), USD)).containsExactly(second);
        assertThat(LinePricing.granted(items, List.of(), USD)).isEmpty();
    }

    @Test
    void containedTaxesTogetherAreWhatAllOfThemAre() {
        var line = price("0.10", "(7) (7) (7)");

        assertThat(line.taxes())
                .extracting(TaxedBy::amount)
                .as("0.0058 each, 0.0174 together")
                .containsExactly(usd("0.01"), usd("0.00"), usd("0.01"));
        assertThat(price("0.07", "(0) (50) (50)").taxes())
                .extracting(TaxedBy::amount)
                .as("0.0175 each, 0.035 together; nothing for the one of nothing")
                .containsExactly(usd("0.00"), usd("0.02"), usd("0.02"));
    }

    @Test
    void theUnitPriceIsRoundedForPeople() {
        assertThat(price(List.of(item(usd("100"), 3), item(usd("-200"), 3)), List.of()))
                .extracting(PricedLine::unitPrice)
                .containsExactly(usd("33.33"), usd("-66.67"));
    }

    @ParameterizedTest
    @CsvSource({"101%", "-1%", "-1"})
    void aDiscountTakesAtMostEverythingAndAddsNothing(String discount) {
        assertThatIllegalArgumentException().isThrownBy(() -> term(null, discount, USD));
    }

    private static Money total(List<LineItem> items, DiscountTerm... discounts) {
        return Totals.of(price(items, List.of(discounts)), USD).total();
    }

    private static List<PricedLine> price(List<LineItem> items, List<DiscountTerm> discounts) {
        return LinePricing.price(items, discounts, List.of(), USD);
    }

    private static PricedLine price(String amount, String taxes) {
        return LinePricing.price(List.of(item(amount)), List.of(), taxes(taxes), USD)
                .getFirst();
    }

    private static List<DiscountTerm> discounts(@Nullable String texts, Currency currency) {
        return words(texts)
                .map(text ->
                        text.startsWith("!") ? term("CODE", text.substring(1), currency) : term(null, text, currency))
                .toList();
    }

    private static DiscountTerm term(@Nullable String code, String text, Currency currency) {
        return term(code, text, currency, true);
    }

    private static DiscountTerm alone(String code, String amount) {
        return term(code, amount, USD, false);
    }

    private static DiscountTerm term(@Nullable String code, String text, Currency currency, boolean combinable) {
        var number = new BigDecimal(text.replace("%", ""));
        return text.endsWith("%")
                ? new DiscountTerm(id(1), code, text, number, null, null, combinable, null)
                : new DiscountTerm(id(1), code, text, null, Money.of(number, currency), null, combinable, null);
    }

    private static List<TaxTerm> taxes(@Nullable String texts) {
        return words(texts)
                .map(text ->
                        new TaxTerm(id(2), "Tax", new BigDecimal(text.replaceAll("[()]", "")), text.startsWith("(")))
                .toList();
    }

    private static Stream<String> words(@Nullable String text) {
        return text == null ? Stream.of() : Stream.of(text.split(" "));
    }

    private static LineItem item(String amount) {
        return item(usd(amount), 1);
    }

    private static LineItem item(Money amount, long quantity) {
        return new LineItem("Plan", "SKU", null, quantity, amount, true);
    }

    private static UUID id(long number) {
        return new UUID(0, number);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}

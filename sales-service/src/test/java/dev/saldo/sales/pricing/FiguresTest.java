package dev.saldo.sales.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "10.00, 7.00, 3.00, 30.00",
        "0.99, 0.69, 0.30, 30.30",
        "3.00, 1.00, 2.00, 66.67",
        "8.00, 7.99, 0.01, 0.13",
        "5.00, 8.00, -3.00, -60.00",
        "0.03, 1000000.00, -999999.97, -3333333233.33",
    })
    void theMarginIsTheProfitOfTheTotalHalfUpAtTwoDecimals(String total, String cost, String profit, String margin) {
        var figures = Figures.of(usd(total), usd(cost));

        assertThat(figures.profit()).isEqualTo(usd(profit));
        assertThat(figures.margin()).isEqualTo(margin);
    }

    @ParameterizedTest
    @CsvSource({"0.00", "7.00"})
    void aTotalOfZeroHasNoMargin(String cost) {
        assertThat(Figures.of(usd("0.00"), usd(cost)).margin()).isNull();
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}

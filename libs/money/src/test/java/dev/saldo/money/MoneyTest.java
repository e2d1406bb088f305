package dev.saldo.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "0.99, 0.7, USD, 0.69",
        "1.99, 0.7, USD, 1.39",
        "0.05, 0.5, USD, 0.03",
        "-0.05, 0.5, USD, -0.03",
        "100, 0.0825, JPY, 8",
        "10, 0.33333, KWD, 3.333",
    })
    void aRateBecomesAnAmountHalfUpAtTheMinorUnit(BigDecimal price, BigDecimal rate, String currency, String expected) {
        var rounded = Money.rounded(price.multiply(rate), Currency.getInstance(currency), RoundingMode.HALF_UP);

        assertThat(rounded).isEqualTo(Money.of(expected, currency));
    }

    @ParameterizedTest
    @CsvSource({"19.99, USD", "0.00, EUR", "-3.50, EUR", "1200, JPY", "1.005, KWD"})
    void theAmountCarriesTheDecimalsOfItsCurrency(String amount, String currency) {
        assertThat(Money.of(amount, currency).amount().toPlainString()).isEqualTo(amount);
    }

    @Test
    void moreDecimalsThanTheCurrencyHasAreRefused() {
        assertThatThrownBy(() -> Money.of("0.001", "USD")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void currenciesDoNotMix() {
        assertThatThrownBy(() -> Money.of("1", "USD").plus(Money.of("1", "EUR")))
                .hasMessage("cannot combine USD with EUR");
        assertThatThrownBy(() -> Money.of("1", "USD").compareTo(Money.of("1", "EUR")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatLeavesTheRangeThrowsInsteadOfWrapping() {
        var most = new Money(Long.MAX_VALUE, Currency.getInstance("USD"));

        assertThatThrownBy(() -> most.plus(Money.of("0.01", "USD"))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.negated().minus(Money.of("0.02", "USD"))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aCurrencyWithoutMinorUnitsIsNoMoney() {
        assertThatThrownBy(() -> Money.of("1", "XAU")).hasMessage("XAU has no minor unit");
    }
}

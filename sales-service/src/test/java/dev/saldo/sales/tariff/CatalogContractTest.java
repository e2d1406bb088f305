package dev.saldo.sales.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.saldo.contracts.ContractJson;
import dev.saldo.contracts.catalog.DiscountChanged;
import dev.saldo.contracts.catalog.PlanChanged.PlanPrice;
import dev.saldo.contracts.catalog.PlanChanged.PriceTier;
import dev.saldo.contracts.catalog.TaxChanged;
import dev.saldo.money.Money;
import dev.saldo.sales.cycle.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogContractTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final UUID ID = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({"flat, FLAT", "per-unit, PER_UNIT", "package, PACKAGE", "graduated, GRADUATED", "volume, VOLUME"})
    void everyPriceModelIsUnderstood(String word, PriceModel model) {
        assertThat(CatalogContract.tariff(price(word)))
                .isEqualTo(new Tariff(
                        EUR,
                        model,
                        new BigDecimal("0.125"),
                        10L,
                        List.of(
                                new Tier(5L, new BigDecimal("0.50"), new BigDecimal("3")),
                                new Tier(null, new BigDecimal("0.4"), BigDecimal.ZERO)),
                        Money.of("25.00", "EUR")));
    }

    @Test
    void aModelNobodyHasHeardOfIsAFault() {
        assertThatIllegalArgumentException().isThrownBy(() -> CatalogContract.tariff(price("auction")));
    }

    @Test
    void discountsAndTaxesKeepWhatPricesNeedOfThem() {
        assertThat(discount())
                .isEqualTo(new DiscountTerm(
                        ID, "SUMMER", "Summer", new BigDecimal("12.50"), null, Money.of("5", "EUR"), false, 3));
        assertThat(tax()).isEqualTo(new TaxTerm(ID, "VAT", new BigDecimal("19"), true));
    }

    @Test
    void whatWasAgreedComesBackFromJsonAsItWas() {
        var period = new Period(LocalDate.of(2026, 1, 31), LocalDate.of(2026, 2, 28));
        var item = new LineItem("Plan", "SKU", period, 3, Money.of("-10.00", "EUR"), true);
        var line = LinePricing.price(List.of(item), List.of(discount()), List.of(tax()), EUR)
                .getFirst();

        for (var agreed : List.of(
                CatalogContract.tariff(price("volume")), discount(), tax(), line, Totals.of(List.of(line), EUR))) {
            var json = ContractJson.mapper().writeValueAsString(agreed);
            assertThat((Object) ContractJson.mapper().readValue(json, agreed.getClass()))
                    .as(json)
                    .isEqualTo(agreed);
        }
    }

    private static PlanPrice price(String model) {
        return new PlanPrice(
                "EUR",
                model,
                new BigDecimal("0.125"),
                10L,
                List.of(
                        new PriceTier(5L, new BigDecimal("0.50"), new BigDecimal("3")),
                        new PriceTier(null, new BigDecimal("0.4"), null)),
                Money.of("25.00", "EUR"));
    }

    private static DiscountTerm discount() {
        return CatalogContract.discount(new DiscountChanged(
                ID,
                "SUMMER",
                "Summer",
                new BigDecimal("12.50"),
                null,
                null,
                null,
                100,
                true,
                Money.of("5", "EUR"),
                List.of(),
                List.of(),
                false,
                3,
                true,
                false,
                7));
    }

    private static TaxTerm tax() {
        return CatalogContract.tax(new TaxChanged(ID, "VAT", new BigDecimal("19"), true, "DE", true, false, 2));
    }
}

package dev.saldo.suite.scenario;

import static dev.saldo.suite.scenario.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@SuiteScenario
class ASaleAcrossTwoPlatformsScenario {

    @Test
    void takesNothingFromEitherWhileOneIsShort(Shop shop) {
        var rich = shop.platformWith("100.00");
        var poor = shop.platformWith("1.00");
        var sale = shop.sale(shop.product(rich, "3.00", "4.99"), shop.product(poor, "2.00", "2.99"));

        sale.confirmed().becomes("AWAITING_CREDIT");

        assertThat(rich.balance()).isEqualTo(usd("100.00"));
        assertThat(poor.balance()).isEqualTo(usd("1.00"));

        poor.deposit("1.00");

        sale.becomes("COMPLETED");
        assertThat(rich.balance()).isEqualTo(usd("97.00"));
        assertThat(poor.balance()).isEqualTo(usd("0.00"));
        assertThat(sale.money("cost")).isEqualTo(usd("5.00"));
    }
}

package dev.saldo.suite.scenario;

import static dev.saldo.suite.scenario.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

@SuiteScenario
class ASaleWithLandedCostScenario {

    @Test
    void earnsWhatItsCreditsCostLess(Shop shop) {
        var platform = shop.platform();
        platform.deposit("10.00", "5.00");
        platform.deposit("10.00", "12.00");
        var sale = shop.sale(shop.product(platform, "8.00", "20.00"), shop.product(platform, "4.00", "10.00"));

        sale.confirmed().becomes("COMPLETED");

        assertThat(sale.money("total")).isEqualTo(usd("30.00"));
        assertThat(sale.money("cost"))
                .as("10.00 for 5.00, and 2.00 of 10.00 for 12.00")
                .isEqualTo(usd("7.40"));
        assertThat(sale.money("profit")).isEqualTo(usd("22.60"));
        assertThat(sale.now().at("/lines/0/cost/amount").stringValue()).isEqualTo("4.94");
        assertThat(sale.now().at("/lines/1/cost/amount").stringValue()).isEqualTo("2.46");
    }

    @Test
    void refundedLeavesTheLotsAsTheyWere(Shop shop) {
        var platform = shop.platform();
        platform.deposit("10.00", "5.00");
        var before = platform.lots();
        var sale = shop.sale(shop.product(platform, "8.00", "20.00"));
        sale.confirmed().becomes("COMPLETED");

        sale.refund("bought by mistake").is(200);

        await().until(platform::balance, usd("10.00")::equals);
        assertThat(platform.lots()).isEqualTo(before);
        assertThat(sale.money("cost")).isEqualTo(usd("4.00"));
    }

    @Test
    void waitsForCreditThatIsHeldAndGoesWhenItIsFree(Shop shop) {
        var platform = shop.platformWith("10.00");
        var hold = platform.hold("5.00");
        var sale = shop.sale(shop.product(platform, "8.00", "20.00"));
        sale.confirmed().becomes("AWAITING_CREDIT");

        platform.release(hold);

        sale.becomes("COMPLETED");
        assertThat(platform.balance()).isEqualTo(usd("2.00"));
    }
}

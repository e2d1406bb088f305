package dev.saldo.suite.scenario;

import static dev.saldo.suite.scenario.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.Topics;
import org.junit.jupiter.api.Test;

@SuiteScenario
class AReorderedEventScenario {

    @Test
    void ofAProductDoesNotBringAnOldPriceBack(Shop shop, Broker broker) {
        var platform = shop.platformWith("10.00");
        var song = shop.product(platform, "1.00", "4.99");
        song.costsNow("5.99");
        await().until(() -> broker.recordsOf(Topics.PRODUCT_CHANGED, song.id()).size() == 2);
        await().until(() -> shop.sale(song).money("total"), usd("5.99")::equals);

        broker.repeatUnderANewId(
                broker.recordsOf(Topics.PRODUCT_CHANGED, song.id()).getFirst());

        var sale = shop.sale(song);
        sale.confirmed().becomes("COMPLETED");
        assertThat(sale.money("total")).isEqualTo(usd("5.99"));
    }

    @Test
    void ofASaleThatIsRefundedAlreadyDeductsNothing(Shop shop, Broker broker) {
        var platform = shop.platformWith("10.00");
        var sale = shop.sale(shop.product(platform, "3.00", "4.99")).confirmed().becomes("COMPLETED");
        sale.invoice();
        sale.refund("changed my mind").is(200);
        await().until(platform::balance, usd("10.00")::equals);

        broker.repeatUnderANewId(
                broker.recordsOf(Topics.SALE_CONFIRMED, sale.id()).getFirst());

        assertThat(platform.deductionsFor(sale)).hasSize(1);
        assertThat(platform.balance()).isEqualTo(usd("10.00"));
        assertThat(sale.status()).isEqualTo("REFUNDED");
    }
}

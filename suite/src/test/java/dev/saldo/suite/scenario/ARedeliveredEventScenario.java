package dev.saldo.suite.scenario;

import static dev.saldo.suite.scenario.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.Topics;
import org.junit.jupiter.api.Test;

@SuiteScenario
class ARedeliveredEventScenario {

    @Test
    void deductsOnceAndInvoicesOnce(Shop shop, Broker broker) {
        var platform = shop.platformWith("10.00");
        var sale = shop.sale(shop.product(platform, "3.00", "4.99")).confirmed().becomes("COMPLETED");
        sale.invoice();
        var confirmed = broker.recordsOf(Topics.SALE_CONFIRMED, sale.id()).getFirst();
        var completed = broker.recordsOf(Topics.SALE_COMPLETED, sale.id()).getFirst();

        broker.redeliver(confirmed);
        broker.redeliver(completed);
        broker.repeatUnderANewId(confirmed);
        broker.repeatUnderANewId(completed);

        assertThat(platform.deductionsFor(sale)).hasSize(1);
        assertThat(platform.balance()).isEqualTo(usd("7.00"));
        assertThat(sale.invoices()).hasSize(1);
    }

    @Test
    void refundsOnce(Shop shop, Broker broker) {
        var platform = shop.platformWith("10.00");
        var sale = shop.sale(shop.product(platform, "3.00", "4.99")).confirmed().becomes("COMPLETED");
        sale.invoice();
        sale.refund("bought by mistake").is(200);
        await().until(platform::balance, usd("10.00")::equals);
        await().until(sale::creditNotes, notes -> !notes.isEmpty());
        var refunded = broker.recordsOf(Topics.SALE_REFUNDED, sale.id()).getFirst();

        broker.redeliver(refunded);
        broker.repeatUnderANewId(refunded);

        assertThat(platform.refundsOf(sale)).hasSize(1);
        assertThat(sale.creditNotes()).hasSize(1);
    }
}

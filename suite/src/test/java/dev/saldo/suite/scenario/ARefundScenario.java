package dev.saldo.suite.scenario;

import static dev.saldo.suite.scenario.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@SuiteScenario
class ARefundScenario {

    @Test
    void givesTheCreditsBackAndIsAnsweredByACreditNote(Shop shop) {
        var one = shop.platformWith("10.00");
        var other = shop.platformWith("10.00");
        var sale = shop.sale(shop.product(one, "3.00", "4.99"), shop.product(other, "2.00", "2.99"));
        sale.confirmed().becomes("COMPLETED").invoice();

        sale.refund("bought by mistake").is(200);

        await().untilAsserted(() -> assertThat(sale.creditNotes()).hasSize(1));
        await().until(one::balance, usd("10.00")::equals);
        await().until(other::balance, usd("10.00")::equals);
        assertThat(sale.status()).isEqualTo("REFUNDED");
        assertThat(sale.invoice().get("status").stringValue()).isEqualTo("CANCELLED");
        assertThat(sale.creditNotes().getFirst().at("/grandTotal/amount").stringValue())
                .isEqualTo("7.98");
    }

    @Test
    void askedForTwiceIsGivenOnce(Shop shop) {
        var platform = shop.platformWith("10.00");
        var sale = shop.sale(shop.product(platform, "3.00", "4.99")).confirmed().becomes("COMPLETED");
        sale.invoice();

        AtOnce.times(8, () -> sale.refund("impatient").is(200));

        await().until(platform::balance, usd("10.00")::equals);
        await().until(sale::creditNotes, notes -> !notes.isEmpty());
        assertThat(platform.refundsOf(sale)).hasSize(1);
        assertThat(numbers(sale.creditNotes())).hasSize(1);
    }

    private static List<String> numbers(List<JsonNode> documents) {
        return documents.stream()
                .map(document -> document.get("number").stringValue())
                .toList();
    }
}

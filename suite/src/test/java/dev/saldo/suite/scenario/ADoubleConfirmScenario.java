package dev.saldo.suite.scenario;

import static dev.saldo.suite.scenario.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@SuiteScenario
class ADoubleConfirmScenario {

    @Test
    void deductsOnceAndInvoicesOnce(Shop shop) {
        var platform = shop.platformWith("10.00");
        var sale = shop.sale(shop.product(platform, "3.00", "4.99"));

        sale.confirm("Prefer", "wait=20").is(200);
        sale.confirm("Prefer", "wait=20").is(200);

        assertThat(sale.status()).isEqualTo("COMPLETED");
        assertThat(platform.deductionsFor(sale)).hasSize(1);
        assertThat(platform.balance()).isEqualTo(usd("7.00"));
    }

    @Test
    void byManyClientsAtOnceDeductsOnceAndInvoicesOnce(Shop shop) {
        var platform = shop.platformWith("10.00");
        var sale = shop.sale(shop.product(platform, "3.00", "4.99"));

        var answers = AtOnce.times(16, () -> sale.confirm("Prefer", "wait=20"));

        assertThat(answers).allSatisfy(answer -> answer.is(200));
        assertThat(platform.deductionsFor(sale)).hasSize(1);
        assertThat(platform.balance()).isEqualTo(usd("7.00"));
    }

    @Test
    void withTheSameIdempotencyKeyGetsTheFirstAnswerAgain(Shop shop) {
        var platform = shop.platformWith("10.00");
        var sale = shop.sale(shop.product(platform, "3.00", "4.99"));

        var first = sale.confirm("Idempotency-Key", sale.toString()).is(202);
        sale.becomes("COMPLETED");
        var second = sale.confirm("Idempotency-Key", sale.toString()).is(202);

        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(second.body()).isEqualTo(first.body());
    }
}

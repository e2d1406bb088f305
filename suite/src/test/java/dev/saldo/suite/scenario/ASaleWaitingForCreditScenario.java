package dev.saldo.suite.scenario;

import static dev.saldo.suite.scenario.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@SuiteScenario
class ASaleWaitingForCreditScenario {

    @Test
    void isReleasedByADepositOldestFirst(Shop shop) {
        var platform = shop.platform();
        var song = shop.product(platform, "3.00", "4.99");
        var oldest = shop.sale(song).confirmed().becomes("AWAITING_CREDIT");
        var middle = shop.sale(song).confirmed().becomes("AWAITING_CREDIT");
        var newest = shop.sale(song).confirmed().becomes("AWAITING_CREDIT");

        platform.deposit("6.50");

        oldest.becomes("COMPLETED");
        middle.becomes("COMPLETED");
        assertThat(newest.status()).isEqualTo("AWAITING_CREDIT");
        assertThat(platform.balance()).isEqualTo(usd("0.50"));

        platform.deposit("2.50");

        newest.becomes("COMPLETED");
        assertThat(platform.balance()).isEqualTo(usd("0.00"));
        assertThat(newest.money("profit")).isEqualTo(usd("1.99"));
    }

    @Test
    void isReleasedByARaisedOverdraftLimit(Shop shop) {
        var platform = shop.platformWith("1.00");
        var sale = shop.sale(shop.product(platform, "3.00", "4.99")).confirmed().becomes("AWAITING_CREDIT");

        platform.allowOverdraft("2.00");

        sale.becomes("COMPLETED");
        assertThat(platform.balance()).isEqualTo(usd("-2.00"));
    }

    @Test
    void isNotOvertakenByASmallerOne(Shop shop) {
        var platform = shop.platform();
        var album =
                shop.sale(shop.product(platform, "8.00", "9.99")).confirmed().becomes("AWAITING_CREDIT");
        var song = shop.sale(shop.product(platform, "1.00", "1.49")).confirmed().becomes("AWAITING_CREDIT");

        platform.deposit("9.00");

        album.becomes("COMPLETED");
        song.becomes("COMPLETED");
        assertThat(platform.movements())
                .extracting(Platform.Movement::reference)
                .endsWith(album.id().toString(), song.id().toString());
    }

    @Test
    void isRejectedInAStoreThatChoseSo(Shop shop) {
        var platform = shop.platform();
        var sale = shop.sale(shop.product(platform, "3.00", "4.99"));

        SalesPolicy.rejecting(shop, () -> sale.confirmed().becomes("REJECTED"));

        platform.deposit("10.00");
        shop.sale(shop.product(platform, "1.00", "1.49")).confirmed().becomes("COMPLETED");
        assertThat(sale.status()).isEqualTo("REJECTED");
        assertThat(platform.deductionsFor(sale)).isEmpty();
    }
}

package dev.saldo.sales.sale;

import static dev.saldo.sales.Shop.SALES;
import static dev.saldo.sales.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.sales.Shop;
import dev.saldo.sales.Shop.Supplier;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;

/** Whoever watches a sale leaves nothing behind, however they leave. */
@SaldoTest
class WatchingIT {

    private final Shop shop;
    private final SaleSignals signals;
    private final Environment environment;

    WatchingIT(Api api, Events events, DatabaseClient db, SaleSignals signals, Environment environment) {
        this.shop = Shop.open(api, events, db);
        this.signals = signals;
        this.environment = environment;
    }

    @Test
    void nothingIsKeptForThoseWhoHungUpOrWaitedInVain() {
        var song = shop.product("SONG-1", "0.99", new Supplier(shop.platform("Acme"), "0.69"));
        var sale = shop.draft(shop.customer(), line(song, 1));

        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var one = client.sendAsync(stream(sale), BodyHandlers.discarding());
            var other = client.sendAsync(stream(sale), BodyHandlers.discarding());
            await().until(() -> signals.watchedSales() == 1);
            one.cancel(true);
            other.cancel(true);
        }
        await().until(() -> signals.watchedSales() == 0);

        shop.api().waiting(1).post(SALES + "/" + sale + "/confirm").expect(202);
        assertThat(signals.watchedSales()).isZero();
    }

    private HttpRequest stream(UUID sale) {
        var address = "http://127.0.0.1:%s%s/%s/stream"
                .formatted(environment.getRequiredProperty("local.server.port"), SALES, sale);
        return HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + TestTokens.mint(shop.store(), "owner"))
                .build();
    }
}

package dev.saldo.platform.balance;

import static dev.saldo.platform.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.ContractJson;
import dev.saldo.money.Money;
import dev.saldo.platform.Shop;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

@SaldoTest
class BalanceStreamIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = ContractJson.mapper();

    private final Shop shop;
    private final DatabaseClient db;
    private final MeterRegistry meters;

    BalanceStreamIT(Api api, Events events, DatabaseClient db, MeterRegistry meters) {
        this.shop = new Shop(api, events);
        this.db = db;
        this.meters = meters;
    }

    @Test
    void theBalanceComesAtOnceAndAgainWheneverItChanges() {
        var platform = shop.stocked("10.00");
        var sale = shop.sale(Shop.cost(platform, "4.00"));

        StepVerifier.create(stream(platform))
                .assertNext(event -> {
                    assertThat(event.event()).isEqualTo("balance");
                    assertThat(event.id()).isEqualTo("1");
                    assertThat(balance(event)).isEqualTo(usd("10.00"));
                    assertThat(event.data()).contains("\"level\":\"normal\"", "\"platformId\":\"" + platform + "\"");
                })
                .then(() -> shop.deposit(platform, "5.00"))
                .assertNext(event -> {
                    assertThat(event.id()).isEqualTo("2");
                    assertThat(balance(event)).isEqualTo(usd("15.00"));
                })
                .then(() -> shop.confirm(sale))
                .assertNext(event -> assertThat(balance(event)).isEqualTo(usd("11.00")))
                .then(() -> shop.refund(sale))
                .assertNext(event -> assertThat(balance(event)).isEqualTo(usd("15.00")))
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void whatOtherReplicasCommitIsSeenToo() {
        var platform = shop.stocked("10.00");

        StepVerifier.create(stream(platform))
                .expectNextCount(1)
                .then(() -> db.sql("update credit_account set balance_minor = 4200 where platform_id = :platform")
                        .bind("platform", platform)
                        .then()
                        .block())
                .assertNext(event -> assertThat(balance(event)).isEqualTo(usd("42.00")))
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void whatHappensElsewhereIsNotTold() {
        var platform = shop.stocked("10.00");
        var other = shop.stocked("10.00");

        StepVerifier.create(stream(platform))
                .expectNextCount(1)
                .then(() -> shop.deposit(other, "5.00"))
                .then(() -> shop.deposit(platform, "1.00"))
                .assertNext(event -> assertThat(balance(event)).isEqualTo(usd("11.00")))
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void whoLeavesIsForgotten() {
        var platform = shop.stocked("10.00");
        await().atMost(PATIENCE).until(() -> watchers() == 0);

        StepVerifier.create(stream(platform))
                .expectNextCount(1)
                .then(() -> await().atMost(PATIENCE).until(() -> watchers() == 1))
                .thenCancel()
                .verify(PATIENCE);

        await().atMost(PATIENCE).until(() -> watchers() == 0);
    }

    @Test
    void thereIsNoStreamOfAnUnknownPlatform() {
        shop.api().get(path(UUID.randomUUID())).expect(404).problem("not-found");
        shop.api().withoutToken().get(path(shop.platform())).expect(401).problem("unauthenticated");
    }

    private Flux<ServerSentEvent<String>> stream(UUID platform) {
        return shop.api()
                .client()
                .get()
                .uri(path(platform))
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .getResponseBody()
                .filter(event -> event.data() != null);
    }

    private double watchers() {
        return meters.get("saldo.balance.watchers").gauge().value();
    }

    private static Money balance(ServerSentEvent<String> event) {
        return JSON.treeToValue(JSON.readTree(event.data()).get("balance"), Money.class);
    }

    private static String path(UUID platform) {
        return Shop.credits(platform) + "/balance/stream";
    }
}

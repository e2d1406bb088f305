package dev.saldo.platform.balance;

import dev.saldo.platform.Shop;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.http.MediaType;
import reactor.test.StepVerifier;

/** Apart from the other tests of the stream, because it ends all of them for good. */
@SaldoTest(fresh = true)
class BalanceStreamEndIT {

    private final Shop shop;
    private final ApplicationContext context;

    BalanceStreamEndIT(Api api, Events events, ApplicationContext context) {
        this.shop = new Shop(api, events);
        this.context = context;
    }

    @Test
    void aStreamEndsWhenTheServiceGoesDown() {
        var stream = shop.api()
                .client()
                .get()
                .uri(Shop.credits(shop.stocked("10.00")) + "/balance/stream")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody();

        StepVerifier.create(stream)
                .expectNextCount(1)
                .then(() -> context.publishEvent(new ContextClosedEvent(context)))
                .expectComplete()
                .verify(Duration.ofSeconds(10));
    }
}

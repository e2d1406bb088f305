package dev.saldo.platform.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.identity.StoreChanged;
import dev.saldo.contracts.identity.StoreChanged.Policies;
import dev.saldo.contracts.identity.StoreChanged.Retention;
import dev.saldo.contracts.identity.StoreChanged.Seller;
import dev.saldo.platform.Shop;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.Superuser;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@SaldoTest
@TestPropertySource(properties = "saldo.privacy.purge-every=200ms")
class PlatformRetentionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Api api;
    private final Events events;
    private final Superuser superuser;

    PlatformRetentionIT(Api api, Events events, Superuser superuser) {
        this.api = api;
        this.events = events;
        this.superuser = superuser;
    }

    @Test
    void deletedPlatformsGoWhenTheirTimeIsUpUnlessTheyHaveALedger() {
        var shop = new Shop(api.inFreshStore(), events);
        var hoarder = new Shop(api.inFreshStore(), events);
        var old = deleted(shop, shop.platform(), 31);
        var young = deleted(shop, shop.platform(), 29);
        var booked = deleted(shop, shop.stocked("1.00"), 31);
        var inUse = shop.platform();
        var kept = deleted(hoarder, hoarder.platform(), 3_000);

        keep(hoarder, null);
        keep(shop, 30);

        await().atMost(PATIENCE).until(() -> status(shop, old) == 404);
        // The next round would take what this one should have left.
        var next = deleted(shop, shop.platform(), 31);
        await().atMost(PATIENCE).until(() -> status(shop, next) == 404);
        assertThat(status(shop, young)).isEqualTo(200);
        assertThat(status(shop, booked)).isEqualTo(200);
        assertThat(status(shop, inUse)).isEqualTo(200);
        assertThat(status(hoarder, kept)).isEqualTo(200);
        assertThat(shop.balance(booked)).isEqualTo(Shop.usd("1.00"));
    }

    private UUID deleted(Shop shop, UUID platform, int daysAgo) {
        shop.api().delete("/api/v1/platforms/{id}", platform).expect(204);
        superuser.execute("update platform set deleted_at = now() - interval '%d days' where uid = '%s'"
                .formatted(daysAgo, platform));
        return platform;
    }

    private void keep(Shop shop, @Nullable Integer days) {
        var policies = new Policies("wait", new Retention(days, null, null, null, null));
        var seller = new Seller("", null, null, null, 14);
        var store = new StoreChanged(
                shop.store(), "Store", "store-" + shop.store(), false, "USD", "UTC", "en", null, seller, policies, 1);
        events.publish(Topics.STORE_CHANGED, shop.store(), shop.store(), store);
    }

    private static int status(Shop shop, UUID platform) {
        return shop.api().get("/api/v1/platforms/{id}", platform).status();
    }
}

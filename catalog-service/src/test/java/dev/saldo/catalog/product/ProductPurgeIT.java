package dev.saldo.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.saldo.catalog.PlatformStub;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.identity.StoreChanged;
import dev.saldo.contracts.identity.StoreChanged.Policies;
import dev.saldo.contracts.identity.StoreChanged.Retention;
import dev.saldo.contracts.identity.StoreChanged.Seller;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.Superuser;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** How long deleted products are kept. */
@SaldoTest
class ProductPurgeIT {

    private static final String PRODUCTS = "/api/v1/products";
    private static final PlatformStub PLATFORMS = new PlatformStub();
    private static final UUID NORTH = PLATFORMS.platform("North", "USD", "ACTIVE");

    private final Api api;
    private final Events events;
    private final Superuser superuser;
    private final DatabaseClient db;

    ProductPurgeIT(Api api, Events events, Superuser superuser, DatabaseClient db) {
        this.api = api.inFreshStore();
        this.events = events;
        this.superuser = superuser;
        this.db = db;
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        properties.add("saldo.services.platform", PLATFORMS::address);
        properties.add("saldo.privacy.purge-every", () -> "200ms");
    }

    @Test
    void deletedProductsGoWithTheirOffersWhenTheStoresPeriodIsOver() {
        var mine = api.inFreshStore();
        var forgotten = deletedSince(mine, 31);
        var remembered = deletedSince(mine, 29);
        var sold = product(mine);
        var keeper = api.inFreshStore();
        var kept = deletedSince(keeper, 10_000);

        keeps(keeper, null);
        keeps(mine, 30);

        await().untilAsserted(() -> mine.get(PRODUCTS + "/{id}", forgotten).expect(404));
        mine.get(PRODUCTS + "/{id}", remembered).expect(200);
        mine.get(PRODUCTS + "/{id}", sold).expect(200);
        keeper.get(PRODUCTS + "/{id}", kept).expect(200);
        assertThat(count("offer", mine)).isEqualTo(2);
        assertThat(count("offer_price", mine)).isEqualTo(2);
    }

    @Test
    void aRecordedPriceIsNeverChanged() {
        product(api);

        assertThatThrownBy(() -> db.sql("update offer_price set buying_price_minor = 1")
                        .then()
                        .block())
                .hasStackTraceContaining("permission denied");
    }

    private UUID product(Api store) {
        var id = store.post(PRODUCTS, """
                        {"sku":"%s","name":"A song","type":"digital","listPrice":{"amount":"0.99","currency":"USD"}}""".formatted(UUID.randomUUID()))
                .expect(201)
                .id();
        store.post(PRODUCTS + "/" + id + "/offers", """
                        {"platformId":"%s","buyingPrice":{"amount":"0.70","currency":"USD"}}""".formatted(NORTH)).expect(201);
        return id;
    }

    private UUID deletedSince(Api store, int days) {
        var id = product(store);
        store.delete(PRODUCTS + "/{id}", id).expect(204);
        superuser.execute(
                "update product set deleted_at = now() - interval '%d days' where uid = '%s'".formatted(days, id));
        return id;
    }

    private void keeps(Api store, @Nullable Integer days) {
        var policies = new Policies("wait", new Retention(null, days, null, null, null));
        var seller = new Seller("Songs", null, null, null, 14);
        events.publish(
                Topics.STORE_CHANGED,
                store.store(),
                store.store(),
                new StoreChanged(
                        store.store(), "Songs", "songs", false, "USD", "UTC", "en", null, seller, policies, 1));
        await().until(() -> count("kit.store", store) == 1);
    }

    private long count(String table, Api store) {
        return db.sql("select count(*) from %s where store_id = :store".formatted(table))
                .bind("store", store.store())
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}

package dev.saldo.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.catalog.ProductChanged;
import dev.saldo.money.Money;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@SaldoTest
class ProductsIT {

    private static final String PRODUCTS = "/api/v1/products";
    private static final String SONG = """
            {"sku":"%s","name":"A song","type":"digital","description":"Three minutes","category":"Rock",
             "listPrice":{"amount":"0.99","currency":"USD"},"metadata":{"artist":"AC/DC","rate":1.50}}""";

    private final Api api;
    private final Events events;

    ProductsIT(Api api, Events events) {
        this.api = api.inFreshStore();
        this.events = events;
    }

    @Test
    void aProductIsCreatedAndReadAgain() {
        var created = create("S-1").expect(201);

        assertThat(created.header("Location")).isEqualTo(PRODUCTS + "/" + created.id());
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        var read = api.get(PRODUCTS + "/{id}", created.id()).expect(200);
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        assertThat(read.text("sku")).isEqualTo("S-1");
        assertThat(read.money("listPrice")).isEqualTo(Money.of("0.99", "USD"));
        assertThat(read.text("active")).isEqualTo("true");
        assertThat(read.text("metadata.artist")).isEqualTo("AC/DC");
        assertThat(read.text("createdAt")).isEqualTo(created.text("createdAt"));
        assertThat(read.json().path("offers").isArray()).isTrue();
        assertThat(read.has("deletedAt")).isFalse();
    }

    @Test
    void creatingAProductAnnouncesAllOfIt() {
        var id = create("S-2").expect(201).id();

        var told =
                events.await(Topics.PRODUCT_CHANGED, event -> event.productId().equals(id));
        assertThat(told)
                .isEqualTo(new ProductChanged(
                        id,
                        "S-2",
                        "A song",
                        "digital",
                        "Three minutes",
                        "Rock",
                        Money.of("0.99", "USD"),
                        true,
                        false,
                        1));
    }

    @Test
    void aSkuIsUniqueInAStoreAndNotBeyond() {
        create("S-3").expect(201);

        create("S-3").expect(409).problem("sku-taken").at("/sku");
        api.inFreshStore().post(PRODUCTS, SONG.formatted("S-3")).expect(201);
    }

    @Test
    void aPatchChangesWhatItNamesAndNothingElse() {
        var id = create("S-4").expect(201).id();

        var patched = api.ifMatch("\"1\"").patch(PRODUCTS + "/" + id, """
                        {"name":"Another song","description":null,"active":false,"metadata":{"year":1980}}""").expect(200);

        assertThat(patched.header("ETag")).isEqualTo("\"2\"");
        assertThat(patched.text("name")).isEqualTo("Another song");
        assertThat(patched.has("description")).isFalse();
        assertThat(patched.text("active")).isEqualTo("false");
        assertThat(patched.text("metadata.artist")).isEqualTo("AC/DC");
        assertThat(patched.text("metadata.year")).isEqualTo("1980");
        assertThat(patched.text("category")).isEqualTo("Rock");
        var told =
                events.await(Topics.PRODUCT_CHANGED, event -> event.productId().equals(id) && event.version() == 2);
        assertThat(told.active()).isFalse();
        assertThat(told.description()).isNull();
    }

    @Test
    void aMarginFloorIsKeptToldAndTakenAwayAgain() {
        var id = create("S-4-FLOOR").expect(201).id();
        var path = PRODUCTS + "/" + id;

        assertThat(api.patch(path, Map.of("marginFloor", "12.50")).expect(200).text("marginFloor"))
                .isEqualTo("12.5");
        assertThat(api.get(path).expect(200).text("marginFloor")).isEqualTo("12.5");
        assertThat(api.patch(path, "{\"marginFloor\":null}").expect(200).has("marginFloor"))
                .isFalse();

        api.patch(path, Map.of("marginFloor", "1000.1")).expect(422).at("/marginFloor");
        api.patch(path, Map.of("marginFloor", "-1")).expect(422).at("/marginFloor");
        assertThat(events.await(
                                Topics.PRODUCT_CHANGED,
                                event -> event.productId().equals(id) && event.version() == 2)
                        .marginFloor())
                .isEqualTo(new BigDecimal("12.5"));
        assertThat(events.await(
                                Topics.PRODUCT_CHANGED,
                                event -> event.productId().equals(id) && event.version() == 3)
                        .marginFloor())
                .isNull();
    }

    @Test
    void aPatchOfAnOlderVersionIsRefused() {
        var id = create("S-5").expect(201).id();
        api.patch(PRODUCTS + "/" + id, Map.of("name", "Newer")).expect(200);

        api.ifMatch("\"1\"")
                .patch(PRODUCTS + "/" + id, Map.of("name", "Older"))
                .expect(412)
                .problem("stale-version");

        assertThat(api.get(PRODUCTS + "/{id}", id).text("name")).isEqualTo("Newer");
    }

    @Test
    void aPatchThatChangesNothingIsNoVersionAndNoEvent() {
        var store = api.inFreshStore();
        var id = store.post(PRODUCTS, SONG.formatted("S-6")).expect(201).id();

        var same = store.patch(PRODUCTS + "/" + id, """
                {"name":"A song","metadata":{"rate":1.5}}""").expect(200);

        assertThat(same.number("version")).isEqualTo(1);
        settle(store);
        assertThat(events.published(Topics.PRODUCT_CHANGED, store.store()))
                .filteredOn(event -> event.productId().equals(id))
                .hasSize(1);
    }

    @Test
    void aPatchCannotTakeAnotherProductsSku() {
        create("S-7").expect(201);
        var id = create("S-8").expect(201).id();

        api.patch(PRODUCTS + "/" + id, Map.of("sku", "S-7")).expect(409).problem("sku-taken");
        api.patch(PRODUCTS + "/" + id, Map.of("type", "gold"))
                .expect(422)
                .problem("invalid")
                .at("/type");
        api.patch(PRODUCTS + "/" + id, Map.of("id", UUID.randomUUID())).expect(400);
    }

    @Test
    void aDeletedProductLeavesTheListAndFreesItsSku() {
        var id = create("S-9").expect(201).id();

        api.delete(PRODUCTS + "/{id}", id).expect(204);
        api.delete(PRODUCTS + "/{id}", id).expect(204);

        assertThat(api.get(PRODUCTS + "?sku=S-9").expect(200).items()).isEmpty();
        assertThat(api.get(PRODUCTS + "/{id}", id).expect(200).has("deletedAt")).isTrue();
        api.patch(PRODUCTS + "/" + id, Map.of("name", "Late")).expect(409).problem("product-deleted");
        var told =
                events.await(Topics.PRODUCT_CHANGED, event -> event.productId().equals(id) && event.deleted());
        assertThat(told.version()).isEqualTo(2);
        create("S-9").expect(201);
        api.post(PRODUCTS + "/" + id + "/restore").expect(409).problem("sku-taken");
    }

    @Test
    void aRestoredProductIsThereAgain() {
        var id = create("S-10").expect(201).id();
        api.delete(PRODUCTS + "/{id}", id).expect(204);

        var restored = api.post(PRODUCTS + "/" + id + "/restore").expect(200);

        assertThat(restored.header("ETag")).isEqualTo("\"3\"");
        assertThat(restored.has("deletedAt")).isFalse();
        assertThat(api.get(PRODUCTS + "?sku=S-10").items()).hasSize(1);
        assertThat(api.post(PRODUCTS + "/" + id + "/restore").expect(200).number("version"))
                .isEqualTo(3);
        events.await(Topics.PRODUCT_CHANGED, event -> event.productId().equals(id) && event.version() == 3);
    }

    @Test
    void theSameIdempotencyKeyGetsTheFirstAnswerAgain() {
        var once = api.idempotent("key-1");

        var first = once.post(PRODUCTS, SONG.formatted("S-11")).expect(201);
        var again = once.post(PRODUCTS, SONG.formatted("S-11")).expect(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        once.post(PRODUCTS, SONG.formatted("S-12")).expect(422).problem("idempotency-key-reused");
        var patch = api.idempotent("key-2");
        patch.patch(PRODUCTS + "/" + first.id(), Map.of("name", "Once")).expect(200);
        patch.patch(PRODUCTS + "/" + first.id(), Map.of("name", "Once")).expect(200);
        var delete = api.idempotent("key-3");
        delete.delete(PRODUCTS + "/{id}", first.id()).expect(204);
        delete.delete(PRODUCTS + "/{id}", first.id()).expect(204);
        assertThat(api.get(PRODUCTS + "/{id}", first.id()).number("version")).isEqualTo(3);
    }

    @Test
    void anotherStoreDoesNotSeeIt() {
        var id = create("S-13").expect(201).id();
        var other = api.inFreshStore();

        other.get(PRODUCTS + "/{id}", id).expect(404).problem("not-found");
        other.patch(PRODUCTS + "/" + id, Map.of("name", "Mine")).expect(404);
        other.delete(PRODUCTS + "/{id}", id).expect(404);
        other.post(PRODUCTS + "/" + id + "/restore").expect(404);
        other.get(PRODUCTS + "/{id}/offers", id).expect(404);
        assertThat(other.get(PRODUCTS).items()).isEmpty();
        api.as("viewer").get(PRODUCTS + "/{id}", id).expect(200);
        api.as("viewer").patch(PRODUCTS + "/" + id, Map.of("name", "Mine")).expect(403);
    }

    @Test
    void metadataIsASmallObject() {
        var large = Map.of("text", "x".repeat(17_000));
        var id = create("S-14").expect(201).id();

        api.patch(PRODUCTS + "/" + id, Map.of("metadata", large)).expect(422).at("/metadata");
        api.patch(PRODUCTS + "/" + id, """
                {"metadata":{"a\\u0000":1}}""").expect(422).at("/metadata");
        api.patch(PRODUCTS + "/" + id, """
                {"metadata":[]}""").expect(400);
        api.patch(PRODUCTS + "/" + id, """
                {"metadata":null}""").expect(200);
        assertThat(api.get(PRODUCTS + "/{id}", id).json().path("metadata").isEmpty())
                .isTrue();
    }

    private Answer create(String sku) {
        return api.post(PRODUCTS, SONG.formatted(sku));
    }

    /** A later event of the same store: whatever was to be published before it has been. */
    private void settle(Api store) {
        var last = store.post(PRODUCTS, SONG.formatted("last-" + UUID.randomUUID()))
                .expect(201)
                .id();
        events.await(Topics.PRODUCT_CHANGED, event -> event.productId().equals(last));
    }
}

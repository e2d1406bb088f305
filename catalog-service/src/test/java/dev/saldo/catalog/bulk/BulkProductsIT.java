package dev.saldo.catalog.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.catalog.AsksPlatforms;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.catalog.OfferChanged;
import dev.saldo.contracts.catalog.ProductChanged;
import dev.saldo.money.Money;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SaldoTest(fresh = true)
class BulkProductsIT implements AsksPlatforms {

    private static final String BULK = "/api/v1/products/bulk";
    private static final UUID NORTH = PLATFORMS.platform("North", "USD", "ACTIVE");
    private static final UUID SOUTH = PLATFORMS.platform("South", "USD", "ACTIVE");
    private static final UUID CLOSED = PLATFORMS.platform("Closed", "USD", "DELETED");

    private final Api api;
    private final Events events;

    BulkProductsIT(Api api, Events events) {
        this.api = api.inFreshStore();
        this.events = events;
    }

    @Test
    void aThousandRowsAreOneCallAndTheSameAgainChangesNothing() {
        var store = api.inFreshStore();
        var items = items(1000, "0.70");

        var first = store.post(BULK, items).expect(200);

        assertThat(counts(first)).isEqualTo("1000/0/0/0");
        assertThat(first.text("results.999.sku")).isEqualTo("T-999");
        var again = store.post(BULK, items).expect(200);
        assertThat(counts(again)).isEqualTo("0/0/1000/0");
        assertThat(again.text("results.0.id")).isEqualTo(first.text("results.0.id"));
        var dearer = store.post(BULK, items(1000, "0.75")).expect(200);
        assertThat(counts(dearer)).isEqualTo("0/1000/0/0");
        published(store, 1000, 2000);
        assertThat(events.published(Topics.PRODUCT_CHANGED, store.store()))
                .extracting(ProductChanged::version)
                .containsOnly(1L);
    }

    @Test
    void goodRowsAreAppliedAndBadOnesToldWhatIsWrong() {
        var store = api.inFreshStore();
        store.post(BULK, body(row("KEPT", "1.00", ""), row("CHANGED", "1.00", "")))
                .expect(200);

        var mixed = store.post(
                        BULK,
                        body(
                                row("NEW", "2.00", offer(NORTH, "1.10")),
                                row("KEPT", "1.00", ""),
                                row("CHANGED", "3.00", ""),
                                row("NEW", "9.00", ""),
                                row("", "1.00", ""),
                                row(" BLANKS ", "1.00", ""),
                                row("NEGATIVE", "-1.00", ""),
                                row("NOWHERE", "1.00", offer(UUID.randomUUID(), "1.00")),
                                row("CLOSED", "1.00", offer(CLOSED, "1.00")),
                                row("CHEAP", "1.00", offer(NORTH, "-1.00")),
                                row("TWICE", "1.00", offer(NORTH, "1.00") + "," + offer(NORTH, "2.00")),
                                row("MANY", "1.00", (offer(NORTH, "1.00") + ",").repeat(20) + offer(NORTH, "1.00")),
                                row("HAIR", "1.001", ""),
                                row("DUST", "1.00", offer(NORTH, "9".repeat(20)))))
                .expect(200);

        assertThat(counts(mixed)).isEqualTo("1/1/1/11");
        assertThat(mixed.text("results.0.status")).isEqualTo("created");
        assertThat(mixed.text("results.1.status")).isEqualTo("unchanged");
        assertThat(mixed.text("results.2.status")).isEqualTo("updated");
        assertRejected(mixed, 3, "/items/3/sku");
        assertRejected(mixed, 4, "/items/4/sku");
        assertRejected(mixed, 5, "/items/5/sku");
        assertRejected(mixed, 6, "/items/6/listPrice");
        assertRejected(mixed, 7, "/items/7/offers/0/platformId");
        assertRejected(mixed, 8, "/items/8/offers/0/platformId");
        assertRejected(mixed, 9, "/items/9/offers/0/buyingPrice");
        assertRejected(mixed, 10, "/items/10/offers");
        assertRejected(mixed, 11, "/items/11/offers");
        assertRejected(mixed, 12, "/items/12/listPrice");
        assertRejected(mixed, 13, "/items/13/offers/0/buyingPrice");
        assertThat(mixed.text("results.12.sku")).isEqualTo("HAIR");
        assertThat(mixed.text("results.7.sku")).isEqualTo("NOWHERE");
        assertThat(store.get("/api/v1/products?sort=sku").items())
                .extracting(product -> product.path("sku").asString())
                .containsExactly("CHANGED", "KEPT", "NEW");
        published(store, 4, 1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {"skuu": "TYPO"}                                        | /items/1/skuu
            {"sku": 7}                                              | /items/1/sku
            {"listPrice": {"amount": 1, "currency": "USD"}}         | /items/1/listPrice
            {"active": "yes"}                                       | /items/1/active
            {"metadata": []}                                        | /items/1/metadata
            {"offers": {}}                                          | /items/1/offers
            {"offers": [{"platformId": "north"}]}                   | /items/1/offers/0/platformId
            {"offers": [{"price": 1}]}                              | /items/1/offers/0/price
            {"offers": [7]}                                         | /items/1/offers/0
            {"offers": [null]}                                      | /items/1/offers/0
            42                                                      | /items/1
            []                                                      | /items/1
            null                                                    | /items/1
            """)
    void aRowOfTheWrongShapeSpoilsTheCall(String wrong, String pointer) {
        var store = api.inFreshStore();

        store.post(BULK, body(row("FINE", "1.00", ""), wrong))
                .expect(400)
                .problem("malformed")
                .at(pointer);

        assertThat(store.get("/api/v1/products").expect(200).items()).isEmpty();
    }

    @Test
    void offersOfARowAreAddedRepricedAndPreferred() {
        var store = api.inFreshStore();
        store.post(BULK, body(row("SONG", "1.00", offer(NORTH, "0.70")))).expect(200);

        var id = store.post(BULK, body(row("SONG", "1.00", offer(NORTH, "0.75") + "," + preferred(SOUTH, "0.60"))))
                .expect(200)
                .text("results.0.id");

        var product = store.get("/api/v1/products/{id}", id).expect(200);
        assertThat(product.number("version")).isEqualTo(1);
        assertThat(product.money("offers.0.buyingPrice")).isEqualTo(Money.of("0.75", "USD"));
        assertThat(product.text("offers.0.preferred")).isEqualTo("false");
        assertThat(product.text("offers.1.preferred")).isEqualTo("true");
        assertThat(PLATFORMS.questions(NORTH)).isGreaterThanOrEqualTo(1);
        var told = events.await(
                Topics.OFFER_CHANGED, event -> event.productId().toString().equals(id) && event.version() == 2);
        assertThat(told.offers()).extracting(OfferChanged.Offer::preferred).containsExactly(false, true);
    }

    @Test
    void whatARowLeavesOutStaysAsItIs() {
        var store = api.inFreshStore();
        var id = store.post("/api/v1/products", """
                {"sku":"FULL","name":"Song","type":"digital","description":"Long","category":"Rock","active":false,
                 "listPrice":{"amount":"1.00","currency":"USD"},"metadata":{"big":1e5,"list":[1,{"a":null}]}}""").expect(201).id();

        assertThat(counts(store.post(BULK, body(row("FULL", "1.00", ""))))).isEqualTo("0/0/1/0");
        assertThat(counts(store.post(BULK, body("""
                {"sku":"FULL","name":"Song","type":"digital","listPrice":{"amount":"1.00","currency":"USD"},
                 "metadata":{"list":[1.0,{"a":null}],"big":100000}}""")))).isEqualTo("0/0/1/0");
        assertThat(counts(store.post(BULK, body(row("FULL", "2.00", ""))))).isEqualTo("0/1/0/0");
        var product = store.get("/api/v1/products/{id}", id).expect(200);
        assertThat(product.text("description")).isEqualTo("Long");
        assertThat(product.text("active")).isEqualTo("false");
        assertThat(product.number("version")).isEqualTo(2);
    }

    @Test
    void aDeletedProductsSkuMakesANewProduct() {
        var store = api.inFreshStore();
        var id = store.post(BULK, body(row("GONE", "1.00", ""))).expect(200).text("results.0.id");
        store.delete("/api/v1/products/{id}", id).expect(204);

        var again = store.post(BULK, body(row("GONE", "1.00", ""))).expect(200);

        assertThat(again.text("results.0.status")).isEqualTo("created");
        assertThat(again.text("results.0.id")).isNotEqualTo(id);
    }

    @Test
    void twoCallsAtOnceCreateEveryProductOnce() {
        var store = api.inFreshStore();

        var answers = Stream.of("0.70", "0.75")
                .parallel()
                .map(price -> store.post(BULK, items(200, price)).expect(200))
                .toList();

        assertThat(answers.stream()
                        .mapToLong(answer -> answer.number("created"))
                        .sum())
                .isEqualTo(200);
        assertThat(store.get("/api/v1/products?limit=200").expect(200).items()).hasSize(200);
    }

    @Test
    void oneCallTakesNoMoreThanAThousandRows() {
        api.post(BULK, items(1001, "0.70")).expect(422).problem("invalid").at("/items");
        api.post(BULK, "{\"items\":[]}").expect(422).at("/items");
        api.post(BULK, "{\"items\":7}").expect(400);
    }

    @Test
    void theSameIdempotencyKeyGetsTheFirstResultAgain() {
        var once = api.inFreshStore().idempotent("bulk-1");
        var body = body(row("ONCE", "1.00", offer(NORTH, "0.70")));

        var first = once.post(BULK, body).expect(200);
        var again = once.post(BULK, body).expect(200);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    /** Waits until so many are published, and makes sure that no more come. */
    private void published(Api store, int products, int offers) {
        var marker = store.post(BULK, body(row("MARKER", "1.00", offer(NORTH, "0.70"))))
                .expect(200)
                .text("results.0.id");
        events.await(Topics.OFFER_CHANGED, event -> event.productId().toString().equals(marker));
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(events.published(Topics.PRODUCT_CHANGED, store.store())).hasSize(products + 1);
            assertThat(events.published(Topics.OFFER_CHANGED, store.store())).hasSize(offers + 1);
        });
    }

    private static void assertRejected(Answer answer, int index, String pointer) {
        assertThat(answer.text("results.%d.status".formatted(index))).isEqualTo("rejected");
        assertThat(answer.text("results.%d.errors.0.pointer".formatted(index))).isEqualTo(pointer);
        assertThat(answer.has("results.%d.id".formatted(index))).isFalse();
    }

    private static String counts(Answer answer) {
        return "%d/%d/%d/%d"
                .formatted(
                        answer.number("created"),
                        answer.number("updated"),
                        answer.number("unchanged"),
                        answer.number("rejected"));
    }

    private static String items(int count, String buyingPrice) {
        return IntStream.range(0, count)
                .mapToObj(number -> row("T-" + number, "0.99", offer(NORTH, buyingPrice)))
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    private static String body(String... rows) {
        return "{\"items\":[" + String.join(",", rows) + "]}";
    }

    private static String row(String sku, String price, String offers) {
        return """
                {"sku":"%s","name":"Song","type":"digital","listPrice":{"amount":"%s","currency":"USD"},"offers":[%s]}""".formatted(sku, price, offers);
    }

    private static String offer(UUID platform, String price) {
        return """
                {"platformId":"%s","buyingPrice":{"amount":"%s","currency":"USD"}}""".formatted(platform, price);
    }

    private static String preferred(UUID platform, String price) {
        return offer(platform, price).replace("}}", "},\"preferred\":true}");
    }
}

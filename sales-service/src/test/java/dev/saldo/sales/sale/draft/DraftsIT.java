package dev.saldo.sales.sale.draft;

import static dev.saldo.sales.Shop.SALES;
import static dev.saldo.sales.Shop.line;
import static dev.saldo.sales.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.catalog.ProductChanged;
import dev.saldo.money.Money;
import dev.saldo.sales.Neighbours;
import dev.saldo.sales.Shop;
import dev.saldo.sales.Shop.Supplier;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Sales as they are written down, changed, found and thrown away. */
@SaldoTest
class DraftsIT {

    private static final Neighbours NEIGHBOURS = new Neighbours();

    private final Shop shop;
    private final Api api;
    private UUID acme = UUID.randomUUID();
    private UUID song = UUID.randomUUID();
    private UUID customer = UUID.randomUUID();

    DraftsIT(Api api, Events events, DatabaseClient db) {
        this.shop = Shop.open(api, events, db);
        this.api = shop.api();
    }

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry registry) {
        NEIGHBOURS.register(registry);
    }

    @BeforeEach
    void openTheShop() {
        acme = shop.platform("Acme");
        song = shop.product("SONG-" + UUID.randomUUID(), "0.99", new Supplier(acme, "0.69"));
        customer = shop.customer();
    }

    @Test
    void aDraftShowsThePricesOfNow() {
        var draft = api.post(SALES, shop.request(customer, line(song, 3))).expect(201);

        assertThat(draft.text("status")).isEqualTo("DRAFT");
        assertThat(draft.header("Location")).isEqualTo(SALES + "/" + draft.id());
        assertThat(draft.header("ETag")).isEqualTo("\"1\"");
        assertThat(draft.money("total")).isEqualTo(usd("2.97"));
        assertThat(draft.text("currency")).isEqualTo("USD");
        assertThat(draft.text("paymentType")).isEqualTo("one-time");
        assertThat(draft.has("invoiceNumber")).isFalse();

        shop.supplied(song, 2, new Supplier(acme, "0.50"));
        await().untilAsserted(
                        () -> assertThat(shop.sale(draft.id()).money("cost")).isEqualTo(usd("1.50")));
        assertThat(shop.sale(draft.id()).text("marginPercent")).isEqualTo("49.49");
    }

    @Test
    void theSaleMayLieInThePastButNotInTheFuture() {
        var request = shop.request(customer, line(song, 1));
        request.put("soldAt", "2021-01-01T00:00:00.123456789Z");
        assertThat(api.post(SALES, request).expect(201).text("soldAt")).isEqualTo("2021-01-01T00:00:00.123456Z");

        request.put("soldAt", "2999-01-01T00:00:00Z");
        api.post(SALES, request).expect(422).problem("invalid").at("/soldAt");
        request.put("soldAt", "-1000000000-01-01T00:00:00Z");
        api.post(SALES, request).expect(422).problem("invalid").at("/soldAt");
    }

    @Test
    void whatDoesNotExistIsNamedWithItsPointer() {
        var request = shop.request(
                UUID.randomUUID(),
                line(song, 1),
                Map.of("productId", song, "quantity", 1, "unitPrice", Money.of("1.00", "EUR")));

        api.post(SALES, request)
                .expect(422)
                .problem("invalid")
                .at("/customerId")
                .at("/lines/1/unitPrice");
        request.put("paymentType", "monthly");
        api.post(SALES, request).expect(422).problem("invalid").at("/paymentType");
        request.remove("paymentType");
        request.put("currency", "XAU");
        api.post(SALES, request).expect(422).problem("invalid").at("/currency");
        request.put("lines", List.of());
        api.post(SALES, request).expect(422).problem("invalid").at("/lines");
    }

    @Test
    void aDraftIsChangedUnlessSomebodyElseWasFaster() {
        var draft = api.post(SALES, shop.request(customer, line(song, 3), line(song, 1)))
                .expect(201);
        var path = SALES + "/" + draft.id();
        var change = new HashMap<String, Object>(Map.of("lines", List.of(line(song, 5)), "note", "ação"));

        var changed = api.ifMatch("\"1\"").patch(path, change).expect(200);

        assertThat(changed.money("total")).isEqualTo(usd("4.95"));
        assertThat(changed.text("note")).isEqualTo("ação");
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(shop.sale(draft.id()).json().get("lines")).hasSize(1);
        api.ifMatch("\"1\"").patch(path, change).expect(412).problem("stale-version");
        api.patch(path, Map.of("status", "COMPLETED")).expect(400).problem("malformed");
        api.patch(path, Map.of("lines", List.of(line(song, 0)))).expect(422).at("/lines/0/quantity");
        shop.confirm(draft.id()).expect(202);
        api.patch(path, change).expect(409).problem("sale-not-editable");
        api.delete(path).expect(409).problem("sale-not-editable");
    }

    @Test
    void aDraftIsThrownAwayAndItsReferenceIsFreeAgain() {
        var request = shop.request(customer, line(song, 1));
        request.put("externalReference", "order-1");
        var draft = api.post(SALES, request).expect(201).id();

        api.delete(SALES + "/{id}", draft).expect(204);

        api.get(SALES + "/{id}", draft).expect(404).problem("not-found");
        api.delete(SALES + "/{id}", draft).expect(404);
        shop.confirm(draft).expect(404);
        api.post(SALES, request).expect(201);
    }

    @Test
    void aReferenceIsUniqueInTheStore() {
        var request = shop.request(customer, line(song, 1));
        request.put("externalReference", "order-2");
        var first = api.post(SALES, request).expect(201).id();

        var refused = api.post(SALES, request).expect(409).problem("reference-taken");
        var other = shop.draft(customer, line(song, 1));
        var changed = api.patch(SALES + "/" + other, Map.of("externalReference", "order-2"))
                .expect(409)
                .problem("reference-taken");

        assertThat(refused.text("saleId")).isEqualTo(first.toString());
        assertThat(changed.text("saleId")).isEqualTo(first.toString());
        api.patch(SALES + "/" + first, Map.of("externalReference", "order-2")).expect(200);
    }

    @Test
    void ofManyWithTheSameReferenceAtTheSameTimeOneIsWritten() {
        var request = shop.request(customer, line(song, 1));
        request.put("externalReference", "order-3");

        var statuses = IntStream.range(0, 12)
                .parallel()
                .mapToObj(_ -> api.post(SALES, request).status())
                .sorted()
                .toList();

        assertThat(statuses).startsWith(201, 409).doesNotContain(500);
        assertThat(shop.count("sale", "external_reference = 'order-3'")).isEqualTo(1);
    }

    @Test
    void theSameKeyWritesOneSale() {
        var request = shop.request(customer, line(song, 1));

        var first = api.idempotent("key-1").post(SALES, request).expect(201);
        var again = api.idempotent("key-1").post(SALES, request).expect(201);
        request.put("note", "another");

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        api.idempotent("key-1").post(SALES, request).expect(422).problem("idempotency-key-reused");
        var confirm = SALES + "/" + first.id() + "/confirm";
        api.idempotent("key-2").post(confirm).expect(202);
        assertThat(api.idempotent("key-2").post(confirm).expect(202).header("Idempotency-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void aChangeThatIsRepeatedWithItsKeyIsAnsweredAsTheFirstTime() {
        var mine = api.idempotent("key-3").ifMatch("\"1\"");
        var path = SALES + "/" + shop.draft(customer, line(song, 1));

        mine.patch(path, Map.of("note", "once")).expect(200);

        var again = mine.patch(path, Map.of("note", "once")).expect(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void everythingThatStandsInTheWayIsToldAtConfirmation() {
        var bolt = shop.platform("Bolt");
        var film = shop.product("FILM-" + UUID.randomUUID(), "19.99", new Supplier(bolt, "13.00"));
        var sale = shop.draft(customer, line(song, 1), line(film, 1));
        shop.changed(new ProductChanged(song, "SONG", "Song", "song", null, null, usd("0.99"), false, false, 2));
        shop.supplied(film, 2, new Supplier(acme, "13.00"));
        await().until(() -> shop.count("offer_copy", "version = 2") == 1);
        await().until(() -> shop.count("product_copy", "version = 2") == 1);
        api.patch(SALES + "/" + sale, Map.of("lines", List.of(line(song, 1), of(film, bolt))))
                .expect(200);
        api.delete("/api/v1/customers/{id}", customer).expect(204);

        shop.confirm(sale)
                .expect(409)
                .problem("customer-deleted")
                .at("/customerId")
                .at("/lines/0/productId")
                .at("/lines/1/platformId");
        assertThat(shop.sale(sale).text("status")).isEqualTo("DRAFT");
    }

    @Test
    void anotherCurrencyIsRefusedAtConfirmation() {
        var sale = shop.draft(customer, line(song, 1));
        shop.changed(
                new ProductChanged(song, "SONG", "Song", "song", null, null, Money.of("0.99", "EUR"), true, false, 2));
        await().until(() -> shop.count("product_copy", "currency = 'EUR' and product_uid = '%s'".formatted(song)) == 1);

        shop.confirm(sale).expect(409).problem("currency-mismatch").at("/lines/0/productId");
        assertThat(shop.sale(sale).has("total")).isFalse();
    }

    @Test
    void salesAreFilteredSortedAndPaged() {
        var drafts = new ArrayList<UUID>();
        for (var day = 1; day <= 5; day++) {
            var request = shop.request(customer, line(song, 6 - day));
            request.put("soldAt", "2024-02-0%dT00:00:00Z".formatted(day));
            drafts.add(api.post(SALES, request).expect(201).id());
        }
        var mine = SALES + "?customerId=" + customer;

        assertThat(ids(api.get(mine + "&sort=-soldAt").expect(200))).isEqualTo(drafts.reversed());
        assertThat(ids(api.get(mine + "&sort=total").expect(200))).isEqualTo(drafts.reversed());
        assertThat(ids(api.get(mine + "&soldFrom=2024-02-02T00:00:00Z&soldTo=2024-02-04T00:00:00Z")
                        .expect(200)))
                .isEqualTo(drafts.subList(1, 3));
        assertThat(ids(api.get(mine + "&status=CANCELLED").expect(200))).isEmpty();
        var page = api.get(mine + "&limit=3&sort=createdAt").expect(200);
        var rest = api.get(mine + "&limit=3&sort=createdAt&after={next}", page.next())
                .expect(200);
        assertThat(ids(page)).isEqualTo(drafts.subList(0, 3));
        assertThat(ids(rest)).isEqualTo(drafts.subList(3, 5));
        assertThat(rest.next()).isNull();
        api.get(mine + "&status=LOST").expect(400).problem("malformed").at("?status");
        assertThat(api.inFreshStore().get(mine).expect(200).items()).isEmpty();
    }

    @Test
    void aViewerOnlyLooks() {
        var sale = shop.draft(customer, line(song, 1));

        api.as("viewer").get(SALES + "/{id}", sale).expect(200);
        api.as("viewer").post(SALES + "/" + sale + "/confirm").expect(403);
        api.inFreshStore().get(SALES + "/{id}", sale).expect(404);
        api.inFreshStore().patch(SALES + "/" + sale, Map.of("note", "mine")).expect(404);
        api.inFreshStore().delete(SALES + "/{id}", sale).expect(404);
    }

    private static Map<String, Object> of(UUID product, UUID platform) {
        return Map.of("productId", product, "quantity", 1, "platformId", platform);
    }

    private static List<UUID> ids(Answer answer) {
        return answer.items().stream()
                .map((JsonNode sale) -> UUID.fromString(sale.get("id").stringValue()))
                .toList();
    }
}

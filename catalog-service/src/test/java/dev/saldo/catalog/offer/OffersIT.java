package dev.saldo.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.catalog.AsksPlatforms;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.catalog.OfferChanged;
import dev.saldo.money.Money;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@SaldoTest
class OffersIT implements AsksPlatforms {

    private static final UUID NORTH = PLATFORMS.platform("North", "USD", "ACTIVE");
    private static final UUID SOUTH = PLATFORMS.platform("South", "USD", "ACTIVE");
    private static final UUID EURO = PLATFORMS.platform("Euro", "EUR", "ACTIVE");
    private static final UUID CLOSED = PLATFORMS.platform("Closed", "USD", "DELETED");
    private static final Instant NEXT_YEAR =
            Instant.now().plus(365, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    private final Api api;
    private final Events events;

    OffersIT(Api api, Events events) {
        this.api = api.inFreshStore();
        this.events = events;
    }

    @Test
    void theFirstOfferOfAProductIsPreferredAndShownWithIt() {
        var product = product();

        var added = add(product, NORTH, "0.70").expect(201);

        assertThat(added.header("Location")).isEqualTo(offers(product) + "/" + added.id());
        assertThat(added.header("ETag")).isEqualTo("\"1\"");
        assertThat(added.text("preferred")).isEqualTo("true");
        assertThat(added.text("platformName")).isEqualTo("North");
        assertThat(added.money("buyingPrice")).isEqualTo(Money.of("0.70", "USD"));
        var shown = api.get("/api/v1/products/{id}", product).expect(200);
        assertThat(shown.text("offers.0.platformId")).isEqualTo(NORTH.toString());
        assertThat(shown.money("offers.0.buyingPrice")).isEqualTo(Money.of("0.70", "USD"));
        assertThat(shown.text("offers.0.preferred")).isEqualTo("true");
        assertThat(api.get(offers(product) + "/{id}", added.id()).expect(200).json())
                .isEqualTo(added.json());
    }

    @Test
    void anOfferIsAnnouncedWithAllOffersOfItsProduct() {
        var product = product();
        var north = add(product, NORTH, "0.70").expect(201).id();
        var south = api.post(
                        offers(product), Map.of("platformId", SOUTH, "buyingPrice", usd("0.65"), "preferred", true))
                .expect(201)
                .id();

        var told = told(product, 2);

        assertThat(told.offers()).extracting(OfferChanged.Offer::offerId).containsExactly(north, south);
        assertThat(told.offers()).extracting(OfferChanged.Offer::preferred).containsExactly(false, true);
        assertThat(told.offers().getLast().prices())
                .extracting(OfferChanged.Price::buyingPrice)
                .containsExactly(Money.of("0.65", "USD"));
        assertThat(told(product, 1).offers()).hasSize(1);
    }

    @Test
    void preferringAnotherOfferMovesThePreference() {
        var product = product();
        var north = add(product, NORTH, "0.70").expect(201).id();
        var south = add(product, SOUTH, "0.65").expect(201).id();
        assertThat(preferred(product)).containsExactly(north);

        var moved = api.patch(offers(product) + "/" + south, Map.of("preferred", true))
                .expect(200);

        assertThat(moved.number("version")).isEqualTo(2);
        assertThat(preferred(product)).containsExactly(south);
        api.patch(offers(product) + "/" + south, Map.of("preferred", false))
                .expect(409)
                .problem("preferred-needed");
        assertThat(told(product, 3).offers())
                .extracting(OfferChanged.Offer::preferred)
                .containsExactly(false, true);
    }

    @Test
    void anEndedOfferGivesThePreferenceToTheOldestOther() {
        var product = product();
        var north = add(product, NORTH, "0.70").expect(201).id();
        var south = add(product, SOUTH, "0.65").expect(201).id();

        api.ifMatch("\"7\"").delete(offers(product) + "/{id}", north).expect(412);
        api.delete(offers(product) + "/{id}", north).expect(204);

        assertThat(preferred(product)).containsExactly(south);
        assertThat(told(product, 3).offers())
                .extracting(OfferChanged.Offer::offerId)
                .containsExactly(south);
        api.delete(offers(product) + "/{id}", north).expect(404);
        assertThat(prices(product, north).items().getLast().has("validTo")).isTrue();
        add(product, NORTH, "0.71").expect(201);
        assertThat(preferred(product)).containsExactly(south);
    }

    @Test
    void everyPriceStaysInTheHistory() {
        var product = product();
        var offer = api.post(
                        offers(product),
                        Map.of("platformId", NORTH, "buyingPrice", usd("0.50"), "validFrom", "2009-01-01T00:00:00Z"))
                .expect(201)
                .id();
        api.patch(offers(product) + "/" + offer, Map.of("buyingPrice", usd("0.60")))
                .expect(200);
        var announced = api.patch(
                        offers(product) + "/" + offer, Map.of("buyingPrice", usd("0.80"), "validFrom", NEXT_YEAR))
                .expect(200);

        assertThat(announced.money("buyingPrice")).isEqualTo(Money.of("0.60", "USD"));
        assertThat(announced.money("announced.0.buyingPrice")).isEqualTo(Money.of("0.80", "USD"));
        var history = prices(product, offer);
        assertThat(history.items())
                .extracting(price -> price.path("buyingPrice").path("amount").asString())
                .containsExactly("0.50", "0.60", "0.80");
        assertThat(history.text("items.0.validFrom")).isEqualTo("2009-01-01T00:00:00Z");
        assertThat(history.text("items.0.validTo")).isEqualTo(history.text("items.1.validFrom"));
        assertThat(history.text("items.1.validTo")).isEqualTo(NEXT_YEAR.toString());
        assertThat(history.has("items.2.validTo")).isFalse();
        assertThat(history.text("items.0.actor")).isEqualTo("test");
        assertThat(told(product, 3).offers().getFirst().prices())
                .extracting(OfferChanged.Price::buyingPrice)
                .containsExactly(Money.of("0.60", "USD"), Money.of("0.80", "USD"));
        var newest = api.get(offers(product) + "/{id}/prices?sort=-validFrom&limit=1", offer)
                .expect(200);
        assertThat(newest.money("items.0.buyingPrice")).isEqualTo(Money.of("0.80", "USD"));
        assertThat(newest.next()).isNotNull();
    }

    @Test
    void theSamePriceAgainIsNoPriceMore() {
        var product = product();
        var offer = add(product, NORTH, "0.70").expect(201).id();

        assertThat(api.patch(offers(product) + "/" + offer, Map.of("buyingPrice", usd("0.70")))
                        .number("version"))
                .isEqualTo(1);

        assertThat(prices(product, offer).items()).hasSize(1);
    }

    @Test
    void whatWasPaidUntilNowCannotChange() {
        var product = product();
        var offer = add(product, NORTH, "0.70").expect(201).id();
        var path = offers(product) + "/" + offer;
        api.patch(path, Map.of("buyingPrice", usd("0.80"), "validFrom", NEXT_YEAR))
                .expect(200);

        api.patch(path, Map.of("buyingPrice", usd("0.60"), "validFrom", "2020-01-01T00:00:00Z"))
                .expect(409)
                .problem("price-in-past")
                .at("/validFrom");
        api.patch(path, Map.of("buyingPrice", usd("0.90"), "validFrom", NEXT_YEAR))
                .expect(409)
                .problem("price-exists")
                .at("/validFrom");
        api.patch(path, Map.of("buyingPrice", usd("0.90"), "validFrom", "2999-01-01T00:00:00Z"))
                .expect(422)
                .at("/validFrom");
        api.patch(path, Map.of("validFrom", NEXT_YEAR)).expect(422).at("/buyingPrice");
        api.ifMatch("\"1\"").patch(path, Map.of("preferred", true)).expect(412);
    }

    @Test
    void anOfferNeedsAPlatformThatDealsInItsCurrency() {
        var product = product();

        add(product, UUID.randomUUID(), "0.70").expect(422).problem("invalid").at("/platformId");
        add(product, CLOSED, "0.70").expect(409).problem("platform-deleted");
        add(product, EURO, "0.70").expect(422).problem("invalid").at("/buyingPrice/currency");
        add(UUID.randomUUID(), NORTH, "0.70").expect(404);
        add(product, NORTH, "0.70").expect(201);
        add(product, NORTH, "0.70").expect(409).problem("already-offered");
        assertThat(api.get(offers(product)).expect(200).items()).hasSize(1);
        assertThat(api.get(offers(product)).has("next")).isFalse();
    }

    @Test
    void aPlatformIsAskedForOnce() {
        var platform = PLATFORMS.platform("Asked", "USD", "ACTIVE");

        add(product(), platform, "0.70").expect(201);
        add(product(), platform, "0.70").expect(201);

        assertThat(PLATFORMS.questions(platform)).isEqualTo(1);
    }

    @Test
    void withoutAnAnswerAboutThePlatformNothingIsDecided() {
        var product = product();

        add(product, PLATFORMS.broken(), "0.70").expect(503).problem("unavailable");

        assertThat(api.get(offers(product)).expect(200).items()).isEmpty();
    }

    @Test
    void offersAddedAtOnceAreAnnouncedOneAfterTheOther() throws InterruptedException {
        var platforms = Stream.generate(() -> PLATFORMS.platform("Many", "USD", "ACTIVE"))
                .limit(12)
                .toList();
        var known = product();
        platforms.forEach(platform -> add(known, platform, "0.70").expect(201));
        var product = product();

        try (var threads = Executors.newFixedThreadPool(platforms.size())) {
            var statuses = threads.invokeAll(platforms.stream()
                    .<Callable<Integer>>map(
                            platform -> () -> add(product, platform, "0.70").status())
                    .toList());
            assertThat(statuses).extracting(Future::resultNow).containsOnly(201);
        }

        told(product, 12);
        assertThat(events.published(Topics.OFFER_CHANGED, api.store()))
                .filteredOn(event -> event.productId().equals(product))
                .extracting(OfferChanged::version)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 12).boxed().toList());
        assertThat(preferred(product)).hasSize(1);
    }

    @Test
    void aDeletedProductKeepsItsOffersButTakesNoMore() {
        var product = product();
        var offer = add(product, NORTH, "0.70").expect(201).id();
        api.delete("/api/v1/products/{id}", product).expect(204);

        add(product, SOUTH, "0.70").expect(409).problem("product-deleted");
        api.delete(offers(product) + "/{id}", offer).expect(409).problem("product-deleted");
        api.post("/api/v1/products/" + product + "/restore").expect(200);
        assertThat(preferred(product)).containsExactly(offer);
    }

    @Test
    void theSameIdempotencyKeyAddsOneOffer() {
        var product = product();
        var once = api.idempotent("offer-" + product);
        var body = Map.of("platformId", NORTH, "buyingPrice", usd("0.70"));

        var first = once.post(offers(product), body).expect(201);
        var again = once.post(offers(product), body).expect(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void anotherStoreDoesNotSeeIt() {
        var product = product();
        var offer = add(product, NORTH, "0.70").expect(201).id();
        var other = api.inFreshStore();

        other.get(offers(product)).expect(404);
        other.get(offers(product) + "/{id}", offer).expect(404);
        other.get(offers(product) + "/{id}/prices", offer).expect(404);
        other.patch(offers(product) + "/" + offer, Map.of("preferred", true)).expect(404);
        other.delete(offers(product) + "/{id}", offer).expect(404);
        other.post(offers(product), Map.of("platformId", NORTH, "buyingPrice", usd("1.00")))
                .expect(404);
    }

    private UUID product() {
        return api.post("/api/v1/products", """
                {"sku":"%s","name":"Song","type":"digital","listPrice":{"amount":"0.99","currency":"USD"}}""".formatted(UUID.randomUUID()))
                .expect(201)
                .id();
    }

    private Answer add(UUID product, UUID platform, String amount) {
        return api.post(offers(product), Map.of("platformId", platform, "buyingPrice", usd(amount)));
    }

    private Answer prices(UUID product, UUID offer) {
        return api.get(offers(product) + "/{id}/prices", offer).expect(200);
    }

    private List<UUID> preferred(UUID product) {
        return api.get(offers(product)).expect(200).items().stream()
                .filter(offer -> offer.path("preferred").asBoolean())
                .map(offer -> UUID.fromString(offer.path("id").asString()))
                .toList();
    }

    private OfferChanged told(UUID product, long version) {
        return events.await(
                Topics.OFFER_CHANGED, event -> event.productId().equals(product) && event.version() == version);
    }

    private static String offers(UUID product) {
        return "/api/v1/products/" + product + "/offers";
    }

    private static Map<String, String> usd(String amount) {
        return Map.of("amount", amount, "currency", "USD");
    }
}

package dev.saldo.platform.hold;

import static dev.saldo.platform.Shop.cost;
import static dev.saldo.platform.Shop.credits;
import static dev.saldo.platform.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.platform.CreditHoldChanged;
import dev.saldo.kit.id.Ids;
import dev.saldo.money.Money;
import dev.saldo.platform.Shop;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.BadInput;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

@SaldoTest
class HoldsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api api;
    private final Shop shop;
    private final Events events;
    private final ExpiringHolds expiring;

    HoldsIT(Api api, Events events, ExpiringHolds expiring) {
        this.api = api.inFreshStore();
        this.shop = new Shop(this.api, events);
        this.events = events;
        this.expiring = expiring;
    }

    @Test
    void whatIsHeldIsStillThereButNotAvailable() {
        var platform = shop.stocked("10.00");

        var hold = hold(platform, "4.00").expect(201);

        assertThat(hold.text("status")).isEqualTo("OPEN");
        assertThat(hold.money("posted")).isEqualTo(usd("0.00"));
        assertThat(figures(platform)).containsExactly(usd("10.00"), usd("4.00"), usd("6.00"));
        var refused = api.post(credits(platform) + "/deduct", Shop.amount("6.01"))
                .expect(409)
                .problem("insufficient-credit");
        assertThat(refused.money("available")).isEqualTo(usd("6.00"));
        assertThat(refused.money("shortfall")).isEqualTo(usd("0.01"));
        hold(platform, "6.01").expect(409).problem("insufficient-credit");
        var sale = shop.sale(cost(platform, "6.01"));
        shop.confirm(sale);
        var rejected = events.await(
                Topics.CREDIT_DEDUCTION_REJECTED, answer -> answer.saleId().equals(sale.id()));
        assertThat(rejected.shortfalls())
                .extracting(shortfall -> shortfall.available(), shortfall -> shortfall.held())
                .containsExactly(tuple(usd("6.00"), usd("4.00")));
        assertThat(api.get(path(platform) + "/" + hold.id()).expect(200).json()).isEqualTo(hold.json());
    }

    @Test
    void aPostedHoldIsADeductionThatSaysWhatItsCreditsHadCost() {
        var platform = shop.platform();
        api.post(credits(platform), "{\"amount\": %s, \"paid\": %s}".formatted(json("10.00"), json("5.00")))
                .expect(201);
        var hold = hold(platform, "4.00").expect(201).id();

        var posted = api.post(path(platform) + "/" + hold + "/post").expect(200);

        assertThat(posted.text("status")).isEqualTo("POSTED");
        assertThat(posted.money("posted")).isEqualTo(usd("4.00"));
        assertThat(figures(platform)).containsExactly(usd("6.00"), usd("0.00"), usd("6.00"));
        var movement = api.get(credits(platform) + "/movements?kind=deduction")
                .expect(200)
                .items()
                .getFirst();
        assertThat(movement.get("id").asString()).isEqualTo(posted.text("movementId"));
        assertThat(movement.get("holdId").asString()).isEqualTo(hold.toString());
        assertThat(movement.get("reference").asString()).isEqualTo("order 1");
        assertThat(movement.get("landedCost").get("amount").asString()).isEqualTo("2.00");
        assertThat(api.get(credits(platform) + "/verify").expect(200).text("intact"))
                .isEqualTo("true");
        var deducted = events.await(
                Topics.CREDIT_DEDUCTED,
                event -> event.movements().stream().anyMatch(told -> hold.equals(told.holdId())));
        assertThat(deducted.saleId()).isNull();
        api.post(path(platform) + "/" + hold + "/post").expect(409).problem("hold-not-open");
        api.post(path(platform) + "/" + hold + "/release").expect(409).problem("hold-not-open");
    }

    @Test
    void whatIsNotPostedOfAHoldIsFreeAgain() {
        var platform = shop.stocked("10.00");
        var hold = hold(platform, "8.00").expect(201).id();
        var post = path(platform) + "/" + hold + "/post";

        api.post(post, "{\"amount\": %s}".formatted(json("8.01")))
                .expect(422)
                .problem("invalid")
                .at("/amount");
        api.post(post, "{\"amount\": {\"amount\": \"1.00\", \"currency\": \"EUR\"}}")
                .expect(422)
                .problem("invalid")
                .at("/amount/currency");
        api.post(post, "{\"amount\": %s}".formatted(json("3.00"))).expect(200);

        assertThat(figures(platform)).containsExactly(usd("7.00"), usd("0.00"), usd("7.00"));
        assertThat(told(platform, hold))
                .extracting(CreditHoldChanged::status, CreditHoldChanged::posted, CreditHoldChanged::held)
                .containsExactly(tuple("OPEN", usd("0.00"), usd("8.00")), tuple("POSTED", usd("3.00"), usd("0.00")));
    }

    @Test
    void aReleasedHoldIsAvailableAgain() {
        var platform = shop.platform();
        shop.allowOverdraft(platform, "5.00");
        var hold = hold(platform, "5.00").expect(201).id();
        api.patch("/api/v1/platforms/" + platform, "{\"overdraftLimit\": %s}".formatted(json("4.99")))
                .expect(409)
                .problem("overdraft-in-use");
        api.patch("/api/v1/platforms/" + platform, "{\"currency\": \"EUR\", \"overdraftLimit\": null}")
                .expect(409)
                .problem("currency-fixed");

        var released = api.post(path(platform) + "/" + hold + "/release").expect(200);

        assertThat(released.text("status")).isEqualTo("RELEASED");
        assertThat(released.has("endedAt")).isTrue();
        assertThat(figures(platform)).containsExactly(usd("0.00"), usd("0.00"), usd("5.00"));
        assertThat(told(platform, hold))
                .extracting(CreditHoldChanged::heldVersion)
                .containsExactly(1L, 2L);
    }

    @Test
    void aHoldWhoseTimeIsOverIsFreedOnce() {
        var platform = shop.stocked("20.00");
        var holds = IntStream.range(0, 10)
                .mapToObj(_ -> api.post(path(platform), "{\"amount\": %s, \"ttlSeconds\": 1}".formatted(json("1.00")))
                        .expect(201)
                        .id())
                .toList();
        hold(platform, "2.00").expect(201);

        await().atMost(PATIENCE).until(() -> {
            IntStream.range(0, 4).parallel().forEach(_ -> expiring.round().block());
            return figures(platform).equals(List.of(usd("20.00"), usd("2.00"), usd("18.00")));
        });

        assertThat(api.get(path(platform) + "?status=expired").expect(200).items())
                .hasSize(10);
        assertThat(told(platform, holds.getFirst()))
                .extracting(CreditHoldChanged::status)
                .containsExactly("OPEN", "EXPIRED");
        api.post(path(platform) + "/" + holds.getFirst() + "/post").expect(409).problem("hold-not-open");
    }

    @Test
    void manyAtOnceNeverHoldOrSpendMoreThanThereIs() throws Exception {
        var platform = shop.stocked("100.00");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = IntStream.range(0, 60)
                    .mapToObj(index -> threads.submit(() -> holdAndEnd(platform, index)))
                    .toList();
            var spent = 0L;
            for (var outcome : outcomes) {
                spent += outcome.get();
            }
            assertThat(figures(platform))
                    .containsExactly(
                            usd("100.00").minus(usd("1.00").times(spent)),
                            usd("0.00"),
                            usd("100.00").minus(usd("1.00").times(spent)));
        }
        assertThat(api.get(credits(platform) + "/verify").expect(200).text("intact"))
                .isEqualTo("true");
    }

    @Test
    void oneHoldIsEndedOnceHoweverManyTry() throws Exception {
        var platform = shop.stocked("10.00");
        var hold = hold(platform, "10.00").expect(201).id();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = IntStream.range(0, 20)
                    .mapToObj(index -> threads.submit(
                            () -> api.post(path(platform) + "/" + hold + (index % 2 == 0 ? "/post" : "/release"))
                                    .status()))
                    .toList();
            var won = 0;
            for (var status : statuses) {
                won += status.get() == 200 ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
        assertThat(figures(platform).get(1)).isEqualTo(usd("0.00"));
    }

    @Test
    void holdsAreFilteredAndBelongToTheirStore() {
        var platform = shop.stocked("10.00");
        var hold = hold(platform, "1.00").expect(201).id();
        api.post(path(platform), "{\"amount\": %s, \"reference\": \"order 2\"}".formatted(json("1.00")))
                .expect(201);

        assertThat(api.get(path(platform) + "?reference=order 2").expect(200).items())
                .hasSize(1);
        assertThat(api.get(path(platform) + "?status=released").expect(200).items())
                .isEmpty();
        var stranger = api.inFreshStore();
        stranger.get(path(platform)).expect(404).problem("not-found");
        stranger.get(path(platform) + "/" + hold).expect(404).problem("not-found");
        stranger.post(path(platform) + "/" + hold + "/post").expect(404).problem("not-found");
        stranger.post(path(platform) + "/" + hold + "/release").expect(404).problem("not-found");
        api.get(path(platform) + "/" + Ids.next()).expect(404).problem("not-found");
    }

    @Test
    void badInputIsToldSo() {
        var platform = shop.stocked("10.00");
        api.post(path(platform), "{\"amount\": %s, \"expiresAt\": \"2020-01-01T00:00:00Z\"}".formatted(json("1.00")))
                .expect(422)
                .problem("invalid")
                .at("/expiresAt");
        api.post(
                        path(platform),
                        "{\"amount\": %s, \"expiresAt\": \"2099-01-01T00:00:00Z\", \"ttlSeconds\": 5}"
                                .formatted(json("1.00")))
                .expect(422)
                .problem("invalid")
                .at("/ttlSeconds");
        var bad = BadInput.against(api);
        bad.send(
                HttpMethod.POST,
                path(platform),
                "{\"amount\": %s, \"reference\": \"r\", \"description\": \"d\", \"ttlSeconds\": 60}"
                        .formatted(json("1.00")));
        bad.list(path(platform));
        api.delete("/api/v1/platforms/{id}", platform).expect(204);
        hold(platform, "1.00").expect(409).problem("platform-deleted");
    }

    /** What was spent of 5.00 held, if it could be held. */
    private long holdAndEnd(UUID platform, int index) {
        var held = hold(platform, "5.00");
        if (held.status() == 409) {
            return 0;
        }
        var end = path(platform) + "/" + held.expect(201).id();
        return switch (index % 3) {
            case 0 -> {
                api.post(end + "/release").expect(200);
                yield 0;
            }
            case 1 -> {
                api.post(end + "/post", "{\"amount\": %s}".formatted(json("1.00")))
                        .expect(200);
                yield 1;
            }
            default -> {
                api.post(end + "/post").expect(200);
                yield 5;
            }
        };
    }

    /** In the order they were made. */
    private List<CreditHoldChanged> told(UUID platform, UUID hold) {
        events.await(
                Topics.CREDIT_HOLD_CHANGED,
                event -> event.holdId().equals(hold) && !event.status().equals("OPEN"));
        return events.published(Topics.CREDIT_HOLD_CHANGED, api.store()).stream()
                .filter(event -> event.holdId().equals(hold))
                .toList();
    }

    private Answer hold(UUID platform, String amount) {
        return api.post(path(platform), "{\"amount\": %s, \"reference\": \"order 1\"}".formatted(json(amount)));
    }

    /** Balance, held, available. */
    private List<Money> figures(UUID platform) {
        var balance = api.get(credits(platform) + "/balance").expect(200);
        return Stream.of("balance", "held", "available").map(balance::money).toList();
    }

    private static String path(UUID platform) {
        return "/api/v1/platforms/" + platform + "/holds";
    }

    private static String json(String amount) {
        return "{\"amount\": \"%s\", \"currency\": \"USD\"}".formatted(amount);
    }
}

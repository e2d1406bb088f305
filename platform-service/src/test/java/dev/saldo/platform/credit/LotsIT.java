package dev.saldo.platform.credit;

import static dev.saldo.platform.Shop.cost;
import static dev.saldo.platform.Shop.credits;
import static dev.saldo.platform.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.platform.CreditDeducted;
import dev.saldo.contracts.platform.Movement;
import dev.saldo.money.Money;
import dev.saldo.platform.Shop;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.BadInput;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.Superuser;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

@SaldoTest
class LotsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api api;
    private final Shop shop;
    private final Events events;
    private final ExpiringLots expiring;
    private final DatabaseClient db;
    private final Superuser superuser;

    LotsIT(Api api, Events events, ExpiringLots expiring, DatabaseClient db, Superuser superuser) {
        this.api = api.inFreshStore();
        this.shop = new Shop(this.api, events);
        this.events = events;
        this.expiring = expiring;
        this.db = db;
        this.superuser = superuser;
    }

    @Test
    void aDepositIsALotWithWhatWasPaidForIt() {
        var platform = shop.platform();

        var movement = deposit(platform, "100.00", """
                , "paid": %s, "fees": %s, "bonus": %s, "expiresAt": "2099-12-31T00:00:00Z\"""".formatted(json("90.00"), json("1.50"), json("10.00")));

        assertThat(movement.money("amount")).isEqualTo(usd("110.00"));
        assertThat(shop.balance(platform)).isEqualTo(usd("110.00"));
        var lot = lots(platform).getFirst();
        assertThat(text(lot, "movementId")).isEqualTo(movement.id().toString());
        assertThat(List.of(
                        money(lot, "credits"),
                        money(lot, "bonus"),
                        money(lot, "paid"),
                        money(lot, "fees"),
                        money(lot, "cost"),
                        money(lot, "remaining"),
                        money(lot, "costRemaining")))
                .containsExactly(
                        usd("110.00"),
                        usd("10.00"),
                        usd("90.00"),
                        usd("1.50"),
                        usd("91.50"),
                        usd("110.00"),
                        usd("91.50"));
        assertThat(text(lot, "expiresAt")).isEqualTo("2099-12-31T00:00:00Z");
    }

    @Test
    void creditsCostWhatTheyAreUnlessSomebodySaysOtherwise() {
        var platform = shop.stocked("10.00");

        var deducted = deduct(platform, "4.00");

        assertThat(deducted.money("landedCost")).isEqualTo(usd("4.00"));
        assertThat(money(lots(platform).getFirst(), "costRemaining")).isEqualTo(usd("6.00"));
    }

    @Test
    void aSaleIsToldWhatItsCreditsHadCost() {
        var platform = shop.platform();
        deposit(platform, "3.00", ", \"paid\": " + json("1.00"));
        deposit(platform, "10.00", ", \"paid\": " + json("20.00"));
        var sale = shop.sale(cost(platform, "4.00"));

        shop.confirm(sale);

        assertThat(deducted(sale).movements()).extracting(Movement::landedCost).containsExactly(usd("3.00"));
        assertThat(lots(platform))
                .extracting(lot -> money(lot, "remaining"), lot -> money(lot, "costRemaining"))
                .containsExactly(tuple(usd("0.00"), usd("0.00")), tuple(usd("9.00"), usd("18.00")));
        assertThat(openLots(platform)).hasSize(1);
        assertThat(verify(platform)).isEqualTo("true");
    }

    @Test
    void theLotThatExpiresFirstIsTakenFirstWhereThePlatformSaysSo() {
        var platform = shop.platform(", \"lotPolicy\": \"earliest-expiry\"");
        deposit(platform, "1.00", ", \"paid\": " + json("1.00"));
        deposit(platform, "1.00", ", \"paid\": " + json("2.00") + expiring("2099-01-01T00:00:00Z"));
        deposit(platform, "1.00", ", \"paid\": " + json("3.00") + expiring("2098-01-01T00:00:00Z"));

        assertThat(deduct(platform, "1.00").money("landedCost")).isEqualTo(usd("3.00"));
        assertThat(deduct(platform, "1.00").money("landedCost")).isEqualTo(usd("2.00"));
        assertThat(deduct(platform, "1.00").money("landedCost")).isEqualTo(usd("1.00"));
    }

    @Test
    void anotherPolicyKeepsWhatTheOpenLotsHaveCostTogether() {
        var platform = shop.platform();
        deposit(platform, "1.00", ", \"paid\": " + json("3.00"));
        deposit(platform, "2.00", ", \"paid\": " + json("1.01"));

        policy(platform, "weighted-average");
        assertThat(deduct(platform, "0.50").money("landedCost"))
                .as("0.50 of 3.00 at 4.01")
                .isEqualTo(usd("0.67"));
        assertThat(sum(openLots(platform), "costRemaining")).isEqualTo(usd("3.34"));

        policy(platform, "earliest-expiry");
        assertThat(openLots(platform))
                .extracting(lot -> money(lot, "costRemaining"))
                .as("0.50 and 2.00 of 2.50 at 3.34")
                .containsExactly(usd("0.67"), usd("2.67"));
        assertThat(deduct(platform, "2.50").money("landedCost")).isEqualTo(usd("3.34"));
        api.patch("/api/v1/platforms/" + platform, "{\"lotPolicy\": \"lifo\"}")
                .expect(422)
                .problem("invalid")
                .at("/lotPolicy");
    }

    @Test
    void theOverdraftCostsItsNominalAndIsFilledByTheNextDeposit() {
        var platform = shop.platform();
        shop.allowOverdraft(platform, "10.00");

        assertThat(deduct(platform, "4.00").money("landedCost")).isEqualTo(usd("4.00"));
        var deposit = deposit(platform, "10.00", ", \"paid\": " + json("20.00"));

        assertThat(deposit.money("landedCost"))
                .as("what the overdrawn credits turned out to cost more")
                .isEqualTo(usd("4.00"));
        assertThat(openLots(platform))
                .extracting(lot -> money(lot, "remaining"), lot -> money(lot, "costRemaining"))
                .containsExactly(tuple(usd("6.00"), usd("12.00")));
        assertThat(shop.balance(platform)).isEqualTo(usd("6.00"));
    }

    @Test
    void aRefundReturnsTheCreditsToTheirLotsAtTheSameCost() {
        var platform = shop.platform();
        deposit(platform, "3.00", ", \"paid\": " + json("1.00"));
        deposit(platform, "10.00", ", \"paid\": " + json("20.00"));
        var before = lots(platform);
        var sale = shop.sale(cost(platform, "4.00"));
        shop.confirm(sale);
        deducted(sale);

        shop.refund(sale);

        var refunded =
                events.await(Topics.CREDIT_REFUNDED, answer -> answer.saleId().equals(sale.id()));
        assertThat(refunded.movements()).extracting(Movement::landedCost).containsExactly(usd("-3.00"));
        assertThat(lots(platform)).isEqualTo(before);
        assertThat(verify(platform)).isEqualTo("true");
    }

    @Test
    void whatIsLeftOfALotGoesWhenItsTimeIsOver() {
        var platform = shop.platform();
        shop.deposit(platform, "1.00");
        deposit(platform, "10.00", ", \"paid\": " + json("5.00") + expiring(soon()));
        var sale = shop.sale(cost(platform, "3.00"));
        shop.confirm(sale);
        deducted(sale);

        await().atMost(PATIENCE).until(() -> {
            expiring.round().block();
            return shop.balance(platform).isZero();
        });

        var told =
                events.await(Topics.CREDIT_EXPIRED, event -> event.platformId().equals(platform));
        assertThat(told.movement().kind()).isEqualTo("expiry");
        assertThat(told.movement().amount()).isEqualTo(usd("-8.00"));
        assertThat(told.movement().landedCost()).isEqualTo(usd("4.00"));
        assertThat(told.movement().reference()).isEqualTo(text(lots(platform).getLast(), "id"));
        assertThat(openLots(platform)).isEmpty();

        shop.refund(sale);
        events.await(Topics.CREDIT_REFUNDED, answer -> answer.saleId().equals(sale.id()));
        assertThat(openLots(platform))
                .as("1.00 to its lot, and 2.00 to a new one, since theirs has expired")
                .extracting(
                        lot -> money(lot, "remaining"),
                        lot -> money(lot, "costRemaining"),
                        lot -> text(lot, "expiresAt"))
                .containsExactly(tuple(usd("1.00"), usd("1.00"), null), tuple(usd("2.00"), usd("1.00"), null));
        expiring.round().block();
        assertThat(shop.balance(platform)).isEqualTo(usd("3.00"));
        assertThat(verify(platform)).isEqualTo("true");
    }

    @Test
    void replicasThatExpireTheSameLotsDoItOnce() {
        var platform = shop.platform();
        IntStream.range(0, 20).forEach(_ -> deposit(platform, "1.00", expiring(soon())));
        shop.deposit(platform, "5.00");

        await().atMost(PATIENCE).until(() -> {
            IntStream.range(0, 4).parallel().forEach(_ -> expiring.round().block());
            return shop.balance(platform).equals(usd("5.00"));
        });

        assertThat(movements(platform, "expiry")).hasSize(20);
    }

    @Test
    void aThousandSalesOfOneCreditOnAHundredAreDeductedExactlyAHundredTimes() {
        var platform = shop.platform();
        IntStream.range(0, 20).forEach(_ -> deposit(platform, "5.00", ", \"paid\": " + json("3.33")));
        var sales = IntStream.range(0, 1_000)
                .mapToObj(_ -> shop.sale(cost(platform, "1.00")))
                .toList();

        shop.confirmAll(sales);

        await().atMost(PATIENCE)
                .until(() -> count("select count(*) from sale_deduction where store_id = :store") == 1_000);
        assertThat(count("select count(*) from sale_deduction where store_id = :store and status = 'deducted'"))
                .isEqualTo(100);
        assertThat(shop.balance(platform)).isEqualTo(usd("0.00"));
        assertThat(openLots(platform)).isEmpty();
        assertThat(count("select sum(landed_cost_minor)::bigint from credit_movement where store_id = :store"))
                .as("all that was paid, and no cent more")
                .isEqualTo(20 * 333);
        assertThat(verify(platform)).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update credit_consumption set cost_minor = 1",
                "delete from credit_consumption",
                "truncate credit_consumption"
            })
    void whatAMovementTookIsNeverChanged(String tampering) {
        var platform = shop.stocked("5.00");
        deduct(platform, "1.00");

        assertThatThrownBy(() -> db.sql(tampering).then().block())
                .as("by the service")
                .hasMessageContaining("permission denied for table credit_consumption");
        assertThatThrownBy(() -> superuser.execute(tampering))
                .as("by somebody who may do anything")
                .hasStackTraceContaining("rows of credit_consumption are never changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"landed_cost_minor - 1", "null"})
    void aChangedLandedCostIsFound(String cost) {
        var platform = shop.stocked("5.00");
        deduct(platform, "1.00");

        superuser.execute(
                "set session_replication_role = replica",
                "update credit_movement set landed_cost_minor = %s where platform_id = '%s' and sequence = 2"
                        .formatted(cost, platform));

        var verified = api.get(credits(platform) + "/verify").expect(200);
        assertThat(verified.text("intact")).isEqualTo("false");
        assertThat(verified.number("firstBroken.sequence")).isEqualTo(2);
        assertThat(verified.text("firstBroken.reason")).isEqualTo("hash");
    }

    @Test
    void badInputIsToldSo() {
        var platform = shop.platform();
        var euros = "{\"amount\": \"1.00\", \"currency\": \"EUR\"}";

        for (var field : List.of("paid", "fees", "bonus")) {
            api.post(credits(platform), "{\"amount\": %s, \"%s\": %s}".formatted(json("1.00"), field, euros))
                    .expect(422)
                    .problem("invalid")
                    .at("/" + field + "/currency");
            api.post(credits(platform), "{\"amount\": %s, \"%s\": %s}".formatted(json("1.00"), field, json("-1.00")))
                    .expect(422)
                    .problem("invalid")
                    .at("/" + field);
        }
        api.post(credits(platform), "{\"amount\": %s, \"expiresAt\": \"2020-01-01T00:00:00Z\"}".formatted(json("1.00")))
                .expect(422)
                .problem("invalid")
                .at("/expiresAt");
        shop.deposit(platform, "1.00");
        api.post(credits(platform), "{\"amount\": %s, \"paid\": %s}".formatted(json("1.00"), json("9999999999999.99")))
                .expect(422)
                .problem("invalid")
                .at("/paid");
        var bad = BadInput.against(api);
        bad.send(
                HttpMethod.POST,
                credits(platform),
                "{\"amount\": %1$s, \"paid\": %1$s, \"fees\": %1$s, \"bonus\": %1$s, \"expiresAt\": \"2099-01-01T00:00:00Z\"}"
                        .formatted(json("1.00")));
        bad.list(path(platform));
        api.inFreshStore().get(path(platform)).expect(404).problem("not-found");
    }

    private Answer deposit(UUID platform, String amount, String more) {
        return api.post(credits(platform), "{\"amount\": %s%s}".formatted(json(amount), more))
                .expect(201);
    }

    private Answer deduct(UUID platform, String amount) {
        return api.post(credits(platform) + "/deduct", Shop.amount(amount)).expect(201);
    }

    private void policy(UUID platform, String policy) {
        var changed = api.patch("/api/v1/platforms/" + platform, "{\"lotPolicy\": \"%s\"}".formatted(policy))
                .expect(200);
        assertThat(changed.text("lotPolicy")).isEqualTo(policy);
    }

    private CreditDeducted deducted(Shop.Sale sale) {
        return events.await(Topics.CREDIT_DEDUCTED, answer -> sale.id().equals(answer.saleId()));
    }

    private List<JsonNode> lots(UUID platform) {
        return api.get(path(platform)).expect(200).items();
    }

    private List<JsonNode> openLots(UUID platform) {
        return api.get(path(platform) + "?open=true").expect(200).items();
    }

    private List<JsonNode> movements(UUID platform, String kind) {
        return api.get(credits(platform) + "/movements?kind=" + kind)
                .expect(200)
                .items();
    }

    private String verify(UUID platform) {
        return api.get(credits(platform) + "/verify").expect(200).text("intact");
    }

    private long count(String sql) {
        return db.sql(sql).bind("store", api.store()).mapValue(Long.class).one().block();
    }

    private static Money sum(List<JsonNode> lots, String field) {
        return lots.stream().map(lot -> money(lot, field)).reduce(usd("0.00"), Money::plus);
    }

    private static String soon() {
        return Instant.now().plus(1, ChronoUnit.SECONDS).toString();
    }

    private static String expiring(String at) {
        return ", \"expiresAt\": \"" + at + "\"";
    }

    private static String path(UUID platform) {
        return "/api/v1/platforms/" + platform + "/lots";
    }

    private static String json(String amount) {
        return "{\"amount\": \"%s\", \"currency\": \"USD\"}".formatted(amount);
    }

    private static Money money(JsonNode lot, String field) {
        return Money.of(
                lot.get(field).get("amount").asString(),
                lot.get(field).get("currency").asString());
    }

    private static String text(JsonNode lot, String field) {
        return lot.hasNonNull(field) ? lot.get(field).asString() : null;
    }
}

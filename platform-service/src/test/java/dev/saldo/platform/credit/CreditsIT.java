package dev.saldo.platform.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.platform.CreditLow;
import dev.saldo.contracts.platform.CreditRecovered;
import dev.saldo.kit.id.Ids;
import dev.saldo.money.Money;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.BadInput;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.Superuser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;

@SaldoTest
class CreditsIT {

    private final Api api;
    private final Events events;
    private final DatabaseClient db;
    private final Superuser superuser;

    CreditsIT(Api api, Events events, DatabaseClient db, Superuser superuser) {
        this.api = api;
        this.events = events;
        this.db = db;
        this.superuser = superuser;
    }

    @Test
    void aDepositAddsToTheBalanceAndSaysWhoDidIt() {
        var platform = aPlatform();

        var movement = deposit(platform, "100.00");

        assertThat(movement.text("sequence")).isEqualTo("1");
        assertThat(movement.text("kind")).isEqualTo("deposit");
        assertThat(movement.money("amount")).isEqualTo(usd("100.00"));
        assertThat(movement.money("balanceBefore")).isEqualTo(usd("0.00"));
        assertThat(movement.money("balanceAfter")).isEqualTo(usd("100.00"));
        assertThat(movement.text("actor")).isEqualTo("test");
        assertThat(balance(platform).money("balance")).isEqualTo(usd("100.00"));
        var event = events.await(
                Topics.CREDIT_DEPOSITED, credited -> credited.platformId().equals(platform));
        assertThat(event.movement().movementId()).isEqualTo(movement.id());
        assertThat(event.movement().balanceAfter()).isEqualTo(usd("100.00"));
    }

    @Test
    void moreThanTheBalanceIsRefusedWithWhatIsMissing() {
        var platform = aPlatform();
        deposit(platform, "10.00");

        var refused = deduct(platform, "10.01").expect(409).problem("insufficient-credit");

        assertThat(refused.money("balance")).isEqualTo(usd("10.00"));
        assertThat(refused.money("shortfall")).isEqualTo(usd("0.01"));
        assertThat(balance(platform).money("balance")).isEqualTo(usd("10.00"));
        assertThat(movements(platform)).hasSize(1);
    }

    @Test
    void theOverdraftLimitIsCreditToo() {
        var platform = api.post("/api/v1/platforms", """
                        {"name": "%s", "currency": "USD", "overdraftLimit": {"amount": "5.00", "currency": "USD"}}""".formatted(Ids.next()))
                .expect(201)
                .id();

        deduct(platform, "5.00").expect(201);
        deduct(platform, "0.01").expect(409).problem("insufficient-credit");
        assertThat(balance(platform).money("balance")).isEqualTo(usd("-5.00"));
        assertThat(balance(platform).money("available")).isEqualTo(usd("0.00"));
    }

    @Test
    void anAdjustmentIsSignedAndNeedsAReason() {
        var platform = aPlatform();
        deposit(platform, "10.00");

        api.post(path(platform, "/adjust"), body("-3.00", "\"reason\": \"supplier error\""))
                .expect(201);
        api.post(path(platform, "/adjust"), body("-3.00", "\"reference\": \"x\""))
                .expect(422)
                .problem("invalid")
                .at("/reason");
        api.post(path(platform, "/adjust"), body("0.00", "\"reason\": \"nothing\""))
                .expect(422)
                .problem("invalid")
                .at("/amount");
        api.post(path(platform, "/adjust"), body("-7.01", "\"reason\": \"too much\""))
                .expect(409)
                .problem("insufficient-credit");

        assertThat(balance(platform).money("balance")).isEqualTo(usd("7.00"));
    }

    @Test
    void theWrongCurrencyIsPointedAt() {
        var platform = aPlatform();

        api.post(path(platform, ""), "{\"amount\": {\"amount\": \"1.00\", \"currency\": \"EUR\"}}")
                .expect(422)
                .problem("invalid")
                .at("/amount/currency");
    }

    @Test
    void aBalanceKeepsToTheDigitsThatAmountsMayHave() {
        var platform = aPlatform();
        deposit(platform, "9999999999999.98");
        deposit(platform, "0.01");

        for (var amount : List.of("0.01", "9999999999999.99")) {
            api.post(path(platform, ""), body(amount, "\"reference\": \"too much\""))
                    .expect(422)
                    .problem("invalid")
                    .at("/amount");
        }

        assertThat(balance(platform).money("balance")).isEqualTo(usd("9999999999999.99"));
    }

    @Test
    void whatIsDeletedTakesNoMoreCredits() {
        var platform = aPlatform();
        api.delete("/api/v1/platforms/{id}", platform).expect(204);

        api.post(path(platform, ""), body("1.00", "\"reference\": \"late\""))
                .expect(409)
                .problem("platform-deleted");
    }

    @Test
    void theAlertFiresOnceACrossingDownAndOnceUp() {
        var platform = api.post("/api/v1/platforms", """
                        {"name": "%s", "currency": "USD", "thresholds":
                          {"low": {"amount": "50.00", "currency": "USD"}, "critical": {"amount": "10.00", "currency": "USD"}}}""".formatted(Ids.next()))
                .expect(201)
                .id();
        deposit(platform, "100.00");
        deduct(platform, "40.00").expect(201);
        deduct(platform, "20.00").expect(201);
        deduct(platform, "20.00").expect(201);
        deduct(platform, "15.00").expect(201);
        assertThat(balance(platform).text("level")).isEqualTo("critical");
        deposit(platform, "100.00");

        events.await(
                Topics.CREDIT_RECOVERED,
                risen ->
                        risen.platformId().equals(platform) && risen.level().equals("normal") && risen.sequence() == 6);

        assertThat(events.published(Topics.CREDIT_LOW, api.store()).stream()
                        .filter(low -> low.platformId().equals(platform)))
                .extracting(CreditLow::level, CreditLow::sequence)
                .containsExactlyInAnyOrder(tuple("low", 3L), tuple("critical", 5L));
        assertThat(events.published(Topics.CREDIT_RECOVERED, api.store()).stream()
                        .filter(risen -> risen.platformId().equals(platform)))
                .extracting(CreditRecovered::sequence)
                .containsExactlyInAnyOrder(1L, 6L);
    }

    @Test
    void manyAtOnceNeverOverdrawAndLeaveNoGap() throws Exception {
        var platform = aPlatform();
        deposit(platform, "10.00");

        var statuses = atOnce(40, () -> deduct(platform, "1.00").status());

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(10);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(30);
        var ledger = movements(platform);
        assertThat(ledger)
                .extracting(MovementRow::sequence)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
        for (var index = 1; index < ledger.size(); index++) {
            assertThat(ledger.get(index).before())
                    .isEqualTo(ledger.get(index - 1).after());
        }
        assertThat(ledger.getLast().after()).isZero();
    }

    @Test
    void aKeyAndTheSameBodyGetTheFirstAnswerAgain() {
        var platform = aPlatform();
        var once = api.idempotent("deposit-1-" + platform);
        var body = body("7.00", "\"reference\": \"r\"");

        var first = once.post(path(platform, ""), body).expect(201);
        var again = once.post(path(platform, ""), body).expect(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(balance(platform).money("balance")).isEqualTo(usd("7.00"));
        once.post(path(platform, ""), body("8.00", "\"reference\": \"r\""))
                .expect(422)
                .problem("idempotency-key-reused");
    }

    @Test
    void aKeyUsedAtOnceManyTimesHasOneEffect() throws Exception {
        var platform = aPlatform();
        var once = api.idempotent("deposit-2-" + platform);

        var statuses = atOnce(
                20,
                () -> once.post(path(platform, ""), body("1.00", "\"reference\": \"r\""))
                        .status());

        assertThat(statuses).allMatch(status -> status == 201 || status == 409).contains(201);
        assertThat(balance(platform).money("balance")).isEqualTo(usd("1.00"));
    }

    @Test
    void aRefusedWriteLeavesItsKeyFree() {
        var platform = aPlatform();
        var once = api.idempotent("deduct-" + platform);

        once.post(path(platform, "/deduct"), body("1.00", "\"reference\": \"r\""))
                .expect(409)
                .problem("insufficient-credit");
        deposit(platform, "1.00");

        once.post(path(platform, "/deduct"), body("1.00", "\"reference\": \"r\""))
                .expect(201);
    }

    @Test
    void movementsAreFilteredAndPaged() {
        var platform = aPlatform();
        deposit(platform, "5.00");
        api.post(path(platform, "/deduct"), body("1.00", "\"reference\": \"invoice 7\""))
                .expect(201);
        api.post(path(platform, "/deduct"), body("1.00", "\"reference\": \"invoice 8\""))
                .expect(201);

        assertThat(api.get(path(platform, "/movements?reference=invoice 8"))
                        .expect(200)
                        .items())
                .hasSize(1);
        assertThat(api.get(path(platform, "/movements?kind=deduction"))
                        .expect(200)
                        .items())
                .hasSize(2);
        assertThat(api.get(path(platform, "/movements?to=2020-01-01T00:00:00Z"))
                        .expect(200)
                        .items())
                .isEmpty();
        var page = api.get(path(platform, "/movements?limit=2&sort=-sequence")).expect(200);
        assertThat(page.items())
                .extracting(item -> item.get("sequence").asLong())
                .containsExactly(3L, 2L);
        var rest = api.get(path(platform, "/movements?limit=2&sort=-sequence&after=" + page.next()))
                .expect(200);
        assertThat(rest.items())
                .extracting(item -> item.get("sequence").asLong())
                .containsExactly(1L);
        assertThat(rest.next()).isNull();
        api.get(path(platform, "/movements?kind=theft"))
                .expect(400)
                .problem("malformed")
                .at("?kind");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update credit_movement set amount_minor = 1",
                "delete from credit_movement",
                "truncate credit_movement"
            })
    void theLedgerIsNeverChanged(String tampering) {
        deposit(aPlatform(), "5.00");

        assertThatThrownBy(() -> db.sql(tampering).then().block())
                .as("by the service")
                .hasMessageContaining("permission denied for table credit_movement");
        assertThatThrownBy(() -> superuser.execute(tampering))
                .as("by somebody who may do anything")
                .hasStackTraceContaining("rows of credit_movement")
                .hasStackTraceContaining("are never changed");
    }

    @Test
    void badInputIsToldSo() {
        var platform = aPlatform();
        var bad = BadInput.against(api);
        bad.send(HttpMethod.POST, path(platform, ""), body("1.00", "\"reference\": \"r\", \"description\": \"d\""));
        bad.send(HttpMethod.POST, path(platform, "/deduct"), body("1.00", "\"reference\": \"r\""));
        bad.send(HttpMethod.POST, path(platform, "/adjust"), body("1.00", "\"reason\": \"r\""));
        bad.list(path(platform, "/movements"));

        assertThat(api.get(path(Ids.next(), "/balance"))
                        .expect(404)
                        .problem("not-found")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anotherStoreSeesNothing() {
        var platform = aPlatform();
        var stranger = api.inFreshStore();

        stranger.get(path(platform, "/balance")).expect(404).problem("not-found");
        stranger.get(path(platform, "/movements")).expect(404).problem("not-found");
        stranger.post(path(platform, ""), body("1.00", "\"reference\": \"r\""))
                .expect(404)
                .problem("not-found");
        stranger.get(path(platform, "/balance/stream")).expect(404).problem("not-found");
    }

    private record MovementRow(long sequence, long before, long after) {}

    private List<MovementRow> movements(UUID platform) {
        return db.sql("select * from credit_movement where platform_id = :id order by sequence")
                .bind("id", platform)
                .map(row -> new MovementRow(
                        row.get("sequence", Long.class),
                        row.get("balance_before_minor", Long.class),
                        row.get("balance_after_minor", Long.class)))
                .all()
                .collectList()
                .block();
    }

    private static List<Integer> atOnce(int times, Callable<Integer> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(Collections.nCopies(times, call))) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }

    private UUID aPlatform() {
        return api.post("/api/v1/platforms", "{\"name\": \"%s\", \"currency\": \"USD\"}".formatted(Ids.next()))
                .expect(201)
                .id();
    }

    private Answer deposit(UUID platform, String amount) {
        return api.post(path(platform, ""), body(amount, "\"reference\": \"test\""))
                .expect(201);
    }

    private Answer deduct(UUID platform, String amount) {
        return api.post(path(platform, "/deduct"), body(amount, "\"reference\": \"test\""));
    }

    private Answer balance(UUID platform) {
        return api.get(path(platform, "/balance")).expect(200);
    }

    private static String path(UUID platform, String rest) {
        return "/api/v1/platforms/" + platform + "/credits" + rest;
    }

    private static String body(String amount, String more) {
        return "{\"amount\": {\"amount\": \"%s\", \"currency\": \"USD\"}, %s}".formatted(amount, more);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}

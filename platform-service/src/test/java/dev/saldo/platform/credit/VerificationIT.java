package dev.saldo.platform.credit;

import static dev.saldo.platform.Shop.cost;
import static dev.saldo.platform.Shop.credits;
import static dev.saldo.platform.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.platform.Shop;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.Superuser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.r2dbc.core.DatabaseClient;

/** Whoever changes a ledger behind the service's back, even as superuser and past the triggers, is found out. */
@SaldoTest
class VerificationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api api;
    private final Shop shop;
    private final Superuser superuser;
    private final DatabaseClient db;

    VerificationIT(Api api, Events events, Superuser superuser, DatabaseClient db) {
        this.api = api.inFreshStore();
        this.shop = new Shop(this.api, events);
        this.superuser = superuser;
        this.db = db;
    }

    @Test
    void whatNobodyTouchedIsIntact() {
        var platform = fiveMovements();

        var verified = verify(platform);

        assertThat(verified.text("intact")).isEqualTo("true");
        assertThat(verified.number("checked")).isEqualTo(5);
        assertThat(verified.json().has("firstBroken")).isTrue();
        assertThat(verified.has("firstBroken")).isFalse();
        assertThat(verified.money("balance")).isEqualTo(usd("5.00"));
        assertThat(verified.number("head.sequence")).isEqualTo(5);
        assertThat(verified.text("head.hash"))
                .matches("[0-9a-f]{64}")
                .isEqualTo(verify(platform).text("head.hash"));
        assertThat(verified.has("verifiedAt")).isTrue();
    }

    @Test
    void aPlatformWithoutMovementsIsIntact() {
        assertThat(verify(shop.platform()).number("checked")).isZero();
    }

    @Test
    void everyKindOfMovementAndEveryCharacterFits() {
        var acme = shop.stocked("100.00");
        var globex = shop.stocked("100.00");
        var sales = IntStream.range(0, 20)
                .mapToObj(_ -> shop.sale(cost(acme, "1.00"), cost(globex, "2.00")))
                .toList();
        shop.confirmAll(sales);
        await().atMost(PATIENCE).until(() -> shop.balance(globex).equals(usd("60.00")));
        sales.forEach(shop::refund);
        await().atMost(PATIENCE).until(() -> shop.balance(globex).equals(usd("100.00")));
        for (var text : List.of("Gebühr 5 €", "\uD83D\uDCB6 \\u0000", "a\"b'c\nd\te:-", "", "\uFEFF\u200D\uFFFF")) {
            api.post(credits(acme), Map.of("amount", usd("1.00"), "reference", text, "description", text + text))
                    .expect(201);
        }
        api.post(credits(acme), """
                        {"amount": {"amount": "1.00", "currency": "USD"}, "reference": "half a character: \\ud83d"}""").expect(201);
        api.post(credits(acme) + "/adjust", """
                        {"amount": {"amount": "-1.00", "currency": "USD"}, "reason": "counted again"}""").expect(201);

        assertThat(intact(acme)).isEqualTo(48);
        assertThat(intact(globex)).isEqualTo(41);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            amount_minor = 200, balance_after_minor = 400 | hash
            amount_minor = -200, balance_after_minor = 0  | hash
            balance_before_minor = 201, balance_after_minor = 301 | balance-before
            kind = 'refund'                               | hash
            currency = 'USC'                              | hash
            description = 'Description 3'                 | hash
            description = null                            | hash
            reference = 'tess'                            | hash
            reference = null                              | hash
            actor = 'tess'                                | hash
            sale_id = '0198c0de-0000-7000-8000-000000000004' | hash
            uid = '0198c0de-0000-7000-8000-000000000005'  | hash
            occurred_at = occurred_at + interval '1 microsecond' | hash
            occurred_at = 'infinity'                      | hash
            hash = set_byte(hash, 31, get_byte(hash, 31) # 1) | hash
            hash = set_byte(hash, 0, get_byte(hash, 0) # 128) | hash
            """)
    void oneChangedByteIsNamed(String change, String reason) {
        var platform = fiveMovements();

        tamper("update credit_movement set " + change + " where sequence = 3 and platform_id = '%s'", platform);

        assertBroken(verify(platform), 3, idOf(platform, 3), reason);
    }

    @Test
    void theLastMovementTakenAwayIsMissed() {
        var platform = fiveMovements();

        tamper("delete from credit_movement where sequence = 5 and platform_id = '%s'", platform);

        var verified = verify(platform);
        assertThat(verified.text("intact")).isEqualTo("false");
        assertThat(verified.number("checked")).isEqualTo(4);
        assertThat(verified.number("firstBroken.sequence")).isEqualTo(5);
        assertThat(verified.has("firstBroken.movementId")).isFalse();
        assertThat(verified.text("firstBroken.reason")).isEqualTo("missing");
    }

    @Test
    void allMovementsTakenAwayAreMissed() {
        var platform = fiveMovements();

        tamper("delete from credit_movement where platform_id = '%s'", platform);

        assertThat(verify(platform).text("firstBroken.reason")).isEqualTo("missing");
    }

    @Test
    void aMovementTakenFromTheMiddleIsMissedByTheNext() {
        var platform = fiveMovements();

        tamper("delete from credit_movement where sequence = 3 and platform_id = '%s'", platform);

        assertBroken(verify(platform), 4, idOf(platform, 4), "sequence");
    }

    @Test
    void twoMovementsThatTradePlacesAreFound() {
        var platform = fiveMovements();
        var third = idOf(platform, 3);
        var fourth = idOf(platform, 4);

        superuser.execute(
                "set session_replication_role = replica",
                "update credit_movement set sequence = 99 where uid = '%s'".formatted(third),
                "update credit_movement set sequence = 3, balance_before_minor = 200, balance_after_minor = 300 where uid = '%s'"
                        .formatted(fourth),
                "update credit_movement set sequence = 4, balance_before_minor = 300, balance_after_minor = 400 where uid = '%s'"
                        .formatted(third));

        assertBroken(verify(platform), 3, fourth, "hash");
    }

    @Test
    void aMovementPutAtTheEndIsNotCounted() {
        var platform = fiveMovements();

        superuser.execute("set session_replication_role = replica", """
                insert into credit_movement (uid, store_id, platform_id, sequence, kind, currency, amount_minor,
                                             balance_before_minor, balance_after_minor, actor, occurred_at, hash)
                select gen_random_uuid(), store_id, platform_id, 6, kind, currency, 100, 500, 600, actor, occurred_at, hash
                  from credit_movement where sequence = 5 and platform_id = '%s'""".formatted(platform));

        assertBroken(verify(platform), 6, idOf(platform, 6), "not-counted");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            balance_minor = 600          | 5 | account-balance
            head = sha256(head)          | 5 | account-hash
            sequence = 4                 | 5 | not-counted
            currency = 'EUR'             | 1 | currency
            """)
    void anAccountThatIsNotWhereItsLedgerEndedIsFound(String change, long sequence, String reason) {
        var platform = fiveMovements();

        tamper("update credit_account set " + change + " where platform_id = '%s'", platform);

        assertBroken(verify(platform), sequence, idOf(platform, sequence), reason);
    }

    @Test
    void aChangeOfOnePlatformLeavesTheOthersIntact() {
        var platform = fiveMovements();
        var other = fiveMovements();

        tamper("update credit_movement set actor = 'Eve' where platform_id = '%s'", platform);

        assertBroken(verify(platform), 1, idOf(platform, 1), "hash");
        assertThat(intact(other)).isEqualTo(5);
    }

    @Test
    void depositsGoOnMeanwhile() throws Exception {
        var platform = shop.platform();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var deposits = Stream.generate(() ->
                            threads.submit(() -> IntStream.range(0, 40).forEach(_ -> shop.deposit(platform, "1.00"))))
                    .limit(4)
                    .toList();
            while (!deposits.stream().allMatch(deposit -> deposit.isDone())) {
                assertThat(verify(platform).body()).contains("\"intact\":true");
            }
            for (var deposit : deposits) {
                deposit.get();
            }
        }
        assertThat(intact(platform)).isEqualTo(160);
    }

    @Test
    void aLongLedgerIsReadInPieces() {
        var platform = shop.stocked("50.00");
        shop.confirmAll(IntStream.range(0, 4_099)
                .mapToObj(_ -> shop.sale(cost(platform, "0.01")))
                .toList());
        await().atMost(PATIENCE).until(() -> shop.balance(platform).equals(usd("9.01")));

        assertThat(intact(platform)).isEqualTo(4_100);
        for (var sequence : List.of(4_100, 4_001, 4_000, 2_001, 2_000)) {
            tamper(
                    "update credit_movement set actor = 'Eve' where sequence = " + sequence + " and platform_id = '%s'",
                    platform);
            assertBroken(verify(platform), sequence, idOf(platform, sequence), "hash");
        }
    }

    @Test
    void strangersLearnNothing() {
        var platform = fiveMovements();

        api.inFreshStore().get(credits(platform) + "/verify").expect(404).problem("not-found");
        api.get(credits(UUID.randomUUID()) + "/verify").expect(404).problem("not-found");
        api.get(credits(platform).replace(platform.toString(), "7") + "/verify")
                .expect(400)
                .problem("malformed");
    }

    /** Balances 1.00 to 5.00. */
    private UUID fiveMovements() {
        var platform = shop.platform();
        for (var number = 1; number <= 5; number++) {
            api.post(credits(platform), """
                            {"amount": {"amount": "1.00", "currency": "USD"}, "reference": "test", "description": "description %d"}""".formatted(number)).expect(201);
        }
        return platform;
    }

    private Answer verify(UUID platform) {
        return api.get(credits(platform) + "/verify").expect(200);
    }

    private long intact(UUID platform) {
        var verified = verify(platform);
        assertThat(verified.text("intact")).as(verified.body()).isEqualTo("true");
        return verified.number("checked");
    }

    private static void assertBroken(Answer verified, long sequence, UUID movement, String reason) {
        assertThat(verified.text("intact")).isEqualTo("false");
        assertThat(verified.number("firstBroken.sequence")).isEqualTo(sequence);
        assertThat(verified.text("firstBroken.movementId")).isEqualTo(movement.toString());
        assertThat(verified.text("firstBroken.reason")).isEqualTo(reason);
    }

    private UUID idOf(UUID platform, long sequence) {
        return db.sql("select uid from credit_movement where platform_id = :platform and sequence = :sequence")
                .bind("platform", platform)
                .bind("sequence", sequence)
                .mapValue(UUID.class)
                .one()
                .block();
    }

    private void tamper(String statement, UUID platform) {
        superuser.execute("set session_replication_role = replica", statement.formatted(platform));
    }
}

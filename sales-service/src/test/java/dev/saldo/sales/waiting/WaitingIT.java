package dev.saldo.sales.waiting;

import static dev.saldo.sales.Shop.line;
import static dev.saldo.sales.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.identity.StoreChanged.Policies;
import dev.saldo.contracts.identity.StoreChanged.Retention;
import dev.saldo.contracts.platform.CreditAdjusted;
import dev.saldo.contracts.platform.CreditDeductionRejected;
import dev.saldo.contracts.platform.CreditDeductionRejected.Shortfall;
import dev.saldo.sales.Ledger;
import dev.saldo.sales.Shop;
import dev.saldo.sales.Shop.Supplier;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/** Sales whose credits are not there; each test in a store of its own, where Acme sells units at ten dollars. */
@SaldoTest
class WaitingIT {

    private final Api api;
    private final Events events;
    private final DatabaseClient db;
    private Shop shop;
    private Ledger ledger;
    private UUID acme = UUID.randomUUID();
    private UUID unit = UUID.randomUUID();

    WaitingIT(Api api, Events events, DatabaseClient db) {
        this.api = api;
        this.events = events;
        this.db = db;
        this.shop = Shop.open(api, events, db);
        this.ledger = new Ledger(events, shop.store());
    }

    @BeforeEach
    void openAnotherShop() {
        shop = Shop.open(api, events, db);
        ledger = new Ledger(events, shop.store());
        acme = shop.platform("Acme");
        unit = shop.product("UNIT", "15.00", new Supplier(acme, "10.00"));
    }

    @Test
    void aSaleWithoutCreditWaitsAndIsReleasedByADeposit() {
        var sale = waiting(3);

        var parked = shop.sale(sale);
        assertThat(parked.text("rejection.reason")).isEqualTo("insufficient-credit");
        assertThat(parked.money("rejection.shortfalls.0.required")).isEqualTo(usd("30.00"));
        assertThat(parked.money("rejection.shortfalls.0.available")).isEqualTo(usd("0.00"));
        ledger.deposit(acme, "29.99");
        ledger.deposit(acme, "0.01");

        ledger.answer(shop.awaitAttempt(sale, 2));

        var completed = shop.awaitStatus(sale, "COMPLETED");
        assertThat(completed.has("rejection")).isFalse();
        assertThat(completed.number("attempt")).isEqualTo(2);
        assertThat(completed.text("confirmedAt")).isEqualTo(parked.text("confirmedAt"));
        assertThat(shop.attempts(sale)).containsExactly(1, 2);
    }

    @Test
    void creditThatIsNoLongerHeldLetsSalesGo() {
        ledger.deposit(acme, "10.00");
        ledger.holdSilently(acme, "4.00");
        var sale = shop.confirmed(line(unit, 1));
        ledger.answer(shop.awaitAttempt(sale, 1));
        shop.awaitStatus(sale, "AWAITING_CREDIT");
        assertThat(shop.sale(sale).money("rejection.shortfalls.0.available")).isEqualTo(usd("6.00"));
        assertThat(shop.attempts(sale))
                .as("what is held is not tried for again and again")
                .containsExactly(1);

        ledger.release(acme);

        ledger.answer(shop.awaitAttempt(sale, 2));
        shop.awaitStatus(sale, "COMPLETED");
        assertThat(shop.attempts(sale)).containsExactly(1, 2);
    }

    @Test
    void theOldestGoesFirstAndNobodyOvertakes() {
        var large = waiting(10);
        var small = waiting(1);

        ledger.deposit(acme, "50.00");
        ledger.deposit(acme, "55.00");

        ledger.answer(shop.awaitAttempt(large, 2));
        shop.awaitStatus(large, "COMPLETED");
        assertThat(shop.sale(small).text("status")).isEqualTo("AWAITING_CREDIT");
        ledger.deposit(acme, "5.00");
        ledger.answer(shop.awaitAttempt(small, 2));
        shop.awaitStatus(small, "COMPLETED");
        assertThat(shop.attempts(small)).containsExactly(1, 2);
    }

    @Test
    void whoNeedsAnotherPlatformNeedNotWait() {
        var bolt = shop.platform("Bolt");
        var bolts = shop.product("BOLT", "3.00", new Supplier(bolt, "2.00"));
        var blocked = waiting(10);
        var free = shop.confirmed(line(bolts, 1));
        ledger.answer(shop.awaitAttempt(free, 1));
        shop.awaitStatus(free, "AWAITING_CREDIT");

        ledger.deposit(bolt, "2.00");

        ledger.answer(shop.awaitAttempt(free, 2));
        shop.awaitStatus(free, "COMPLETED");
        assertThat(shop.sale(blocked).text("status")).isEqualTo("AWAITING_CREDIT");
    }

    @Test
    void aSaleAcrossTwoPlatformsNeedsBoth() {
        var bolt = shop.platform("Bolt");
        var bolts = shop.product("BOLT", "3.00", new Supplier(bolt, "2.00"));
        ledger.deposit(acme, "10.00");
        var sale = shop.confirmed(line(unit, 1), line(bolts, 1));
        ledger.answer(shop.awaitAttempt(sale, 1));
        shop.awaitStatus(sale, "AWAITING_CREDIT");
        assertThat(shop.sale(sale).json().at("/rejection/shortfalls")).hasSize(1);

        ledger.deposit(bolt, "5.00");

        ledger.answer(shop.awaitAttempt(sale, 2));
        shop.awaitStatus(sale, "COMPLETED");
    }

    @Test
    void aDepositThatOvertakesTheRejectionIsNotMissed() {
        var sale = shop.confirmed(line(unit, 1));
        var rejection = ledger.rejection(shop.awaitAttempt(sale, 1), "insufficient-credit");
        ledger.deposit(acme, "10.00");
        await().until(() -> shop.count("balance_copy", "balance_sequence = 1") == 1);

        ledger.publish(rejection);

        ledger.answer(shop.awaitAttempt(sale, 2));
        shop.awaitStatus(sale, "COMPLETED");
    }

    @Test
    void whateverIsDeliveredTwiceOrLateHappensOnce() {
        var sale = shop.confirmed(line(unit, 1));
        var first = shop.awaitAttempt(sale, 1);
        var rejected = ledger.decline(first);
        shop.awaitStatus(sale, "AWAITING_CREDIT");
        var deposit = ledger.deposit(acme, "10.00");
        var second = shop.awaitAttempt(sale, 2);
        // told again in an event of its own, as after a restored backup
        ledger.publish(new CreditDeductionRejected(sale, 1, "insufficient-credit", List.of()));
        events.redeliver(rejected);
        events.redeliver(deposit);
        var deducted = ledger.deduct(second);
        events.redeliver(deducted);

        shop.awaitStatus(sale, "COMPLETED");
        events.redeliver(deducted);
        events.redeliver(rejected);
        var other = shop.confirmed(line(unit, 1));
        ledger.answer(shop.awaitAttempt(other, 1));
        shop.awaitStatus(other, "AWAITING_CREDIT");
        assertThat(shop.attempts(sale)).containsExactly(1, 2);
        assertThat(events.published(Topics.SALE_COMPLETED, shop.store())).hasSize(1);
        assertThat(shop.sale(sale).text("status")).isEqualTo("COMPLETED");
    }

    @Test
    void aDeductionThatIsToldBeforeTheRejectionOfAnEarlierAttemptCompletesTheSale() {
        var sale = shop.confirmed(line(unit, 1));
        var first = shop.awaitAttempt(sale, 1);
        ledger.deposit(acme, "10.00");
        ledger.deduct(first);
        shop.awaitStatus(sale, "COMPLETED");

        ledger.decline(first);

        await().during(Duration.ofMillis(500))
                .until(() -> shop.sale(sale).text("status").equals("COMPLETED"));
    }

    @Test
    void aStoreMayWantSuchSalesRejected() {
        shop.told(new Policies("reject", Retention.FOR_EVER));
        var sale = shop.confirmed(line(unit, 1));
        ledger.answer(shop.awaitAttempt(sale, 1));

        var rejected = shop.awaitStatus(sale, "REJECTED");

        assertThat(rejected.text("rejection.reason")).isEqualTo("insufficient-credit");
        var told = events.await(Topics.SALE_REJECTED, event -> event.saleId().equals(sale));
        assertThat(told.reason()).isEqualTo("insufficient-credit");
        ledger.deposit(acme, "100.00");
        var refused = shop.confirm(sale).expect(409).problem("sale-not-confirmable");
        assertThat(refused.text("saleStatus")).isEqualTo("REJECTED");
        assertThat(shop.attempts(sale)).containsExactly(1);
    }

    @Test
    void aStoreThatChangesItsMindWaitsAgain() {
        var kept = Retention.FOR_EVER;
        shop.told(new Policies("reject", kept));
        shop.told(new Policies("wait", kept));

        assertThat(shop.sale(waiting(1)).text("status")).isEqualTo("AWAITING_CREDIT");
    }

    @Test
    void whatNoDepositCuresIsRejectedForEver() {
        var sale = shop.confirmed(line(unit, 1));
        var asked = shop.awaitAttempt(sale, 1);

        ledger.publish(new CreditDeductionRejected(
                sale,
                1,
                "unknown-platform",
                List.of(new Shortfall(acme, usd("10.00"), null, null, null, null, null, null))));

        assertThat(shop.awaitStatus(sale, "REJECTED").text("rejection.reason")).isEqualTo("unknown-platform");
        assertThat(asked.attempt()).isEqualTo(1);
    }

    @Test
    void aSaleThatGivesUpMakesRoomForYoungerOnes() {
        var large = waiting(10);
        var small = waiting(1);
        ledger.deposit(acme, "10.00");
        await().until(() -> shop.count("balance_copy", "balance_minor = 1000") == 1);
        assertThat(shop.sale(small).text("status")).isEqualTo("AWAITING_CREDIT");

        var cancelled = shop.api()
                .post(Shop.SALES + "/" + large + "/cancel", Map.of("reason", "too long"))
                .expect(200);

        assertThat(cancelled.text("status")).isEqualTo("CANCELLED");
        assertThat(cancelled.text("reason")).isEqualTo("too long");
        ledger.answer(shop.awaitAttempt(small, 2));
        shop.awaitStatus(small, "COMPLETED");
        ledger.deposit(acme, "500.00");
        shop.act(large, "cancel").expect(200);
        assertThat(shop.attempts(large)).containsExactly(1);
        assertThat(shop.sale(large).text("status")).isEqualTo("CANCELLED");
    }

    @Test
    void aRefundElsewhereReleasesToo() {
        ledger.deposit(acme, "10.00");
        var sold = shop.confirmed(line(unit, 1));
        var asked = shop.awaitAttempt(sold, 1);
        ledger.answer(asked);
        shop.awaitStatus(sold, "COMPLETED");
        var sale = waiting(1);

        shop.act(sold, "refund").expect(200);
        ledger.refund(asked);

        ledger.answer(shop.awaitAttempt(sale, 2));
        shop.awaitStatus(sale, "COMPLETED");
    }

    @Test
    void anAdjustmentReleasesToo() {
        var sale = waiting(1);
        var movement = ledger.depositSilently(acme, "10.00").movement();

        events.publish(Topics.CREDIT_ADJUSTED, shop.store(), acme, new CreditAdjusted(acme, movement));

        ledger.answer(shop.awaitAttempt(sale, 2));
        shop.awaitStatus(sale, "COMPLETED");
    }

    @Test
    void aRaisedOverdraftLimitReleasesAtOnce() {
        var sale = waiting(3);
        ledger.allowOverdraft(acme, "29.99");
        await().until(() -> shop.count("balance_copy", "overdraft_minor = 2999") == 1);
        assertThat(shop.sale(sale).text("status")).isEqualTo("AWAITING_CREDIT");

        ledger.allowOverdraft(acme, "30.00");

        ledger.answer(shop.awaitAttempt(sale, 2));
        shop.awaitStatus(sale, "COMPLETED");
    }

    @Test
    void aRejectionFromBeforeTheLimitWasRaisedDoesNotHideIt() {
        var sale = shop.confirmed(line(unit, 1));
        var rejection = ledger.rejection(shop.awaitAttempt(sale, 1), "insufficient-credit");
        ledger.allowOverdraft(acme, "10.00");
        await().until(() -> shop.count("balance_copy", "overdraft_minor = 1000") == 1);

        ledger.publish(rejection);

        ledger.answer(shop.awaitAttempt(sale, 2));
        shop.awaitStatus(sale, "COMPLETED");
    }

    @Test
    void aLoweredOverdraftLimitIsLearntFromTheNextRejection() {
        ledger.allowOverdraft(acme, "10.00");
        await().until(() -> shop.count("balance_copy", "overdraft_minor = 1000") == 1);
        ledger.allowOverdraftSilently(acme, "5.00");

        var sale = waiting(1);
        ledger.deposit(acme, "4.99");
        await().until(() -> shop.count("balance_copy", "balance_minor = 499") == 1);
        assertThat(shop.sale(sale).text("status")).isEqualTo("AWAITING_CREDIT");

        ledger.deposit(acme, "0.01");

        ledger.answer(shop.awaitAttempt(sale, 2));
        shop.awaitStatus(sale, "COMPLETED");
    }

    @Test
    void aWholeQueueGoesWithOneDeposit() {
        var queue = new ArrayList<UUID>();
        var buyer = shop.customer();
        for (var index = 0; index < 30; index++) {
            var sale = shop.draft(buyer, line(unit, 1));
            shop.confirm(sale).expect(202);
            queue.add(sale);
        }
        queue.forEach(sale -> ledger.answer(shop.awaitAttempt(sale, 1)));
        queue.forEach(sale -> shop.awaitStatus(sale, "AWAITING_CREDIT"));

        ledger.deposit(acme, "250.00");

        queue.subList(0, 25).forEach(sale -> ledger.answer(shop.awaitAttempt(sale, 2)));
        queue.subList(0, 25).forEach(sale -> shop.awaitStatus(sale, "COMPLETED"));
        assertThat(queue.subList(25, 30))
                .allSatisfy(sale -> assertThat(shop.sale(sale).text("status")).isEqualTo("AWAITING_CREDIT"));
    }

    private UUID waiting(long quantity) {
        var sale = shop.confirmed(line(unit, quantity));
        ledger.answer(shop.awaitAttempt(sale, 1));
        shop.awaitStatus(sale, "AWAITING_CREDIT");
        return sale;
    }
}

package dev.saldo.platform.credit;

import static dev.saldo.platform.Shop.REFUNDER;
import static dev.saldo.platform.Shop.SELLER;
import static dev.saldo.platform.Shop.cost;
import static dev.saldo.platform.Shop.usd;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.platform.CreditDeducted;
import dev.saldo.contracts.platform.CreditDeductionRejected;
import dev.saldo.contracts.platform.CreditDeductionRejected.Shortfall;
import dev.saldo.contracts.platform.CreditRefunded;
import dev.saldo.contracts.platform.Movement;
import dev.saldo.contracts.sales.PlatformCost;
import dev.saldo.money.Money;
import dev.saldo.platform.Shop;
import dev.saldo.platform.Shop.Sale;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

@SaldoTest
class SaleDeductionsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String REFUNDS = "platform.refund-sale";

    private final Shop shop;
    private final Events events;
    private final DatabaseClient db;
    private final SaleRecordRepository records;

    SaleDeductionsIT(Api api, Events events, DatabaseClient db, SaleRecordRepository records) {
        this.shop = new Shop(api, events);
        this.events = events;
        this.db = db;
        this.records = records;
    }

    @Test
    void whoDecidesASaleThatSomebodyElseHasJustDecidedFails() {
        var sale = shop.sale().id();
        save(sale, 1, SaleStatus.REJECTED);
        save(sale, 2, SaleStatus.DEDUCTED);

        for (var status : List.of(SaleStatus.REJECTED, SaleStatus.DEDUCTED)) {
            for (var attempt : List.of(1, 2, 3)) {
                assertThatThrownBy(() -> save(sale, attempt, status))
                        .isInstanceOf(OptimisticLockingFailureException.class);
            }
        }
        save(sale, 2, SaleStatus.REFUNDED);
        assertThatThrownBy(() -> save(sale, 3, SaleStatus.DEDUCTED))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    private void save(UUID sale, int attempt, SaleStatus status) {
        records.save(List.of(new SaleRecord(shop.store(), sale, attempt, status)))
                .block();
    }

    @Test
    void aConfirmedSaleIsDeductedAtAllItsPlatforms() {
        var acme = shop.stocked("10.00");
        var globex = shop.stocked("20.00");
        var sale = shop.sale(cost(acme, "4.00"), cost(globex, "20.00"));

        shop.confirm(sale);

        var answer = deducted(sale);
        assertThat(answer.attempt()).isEqualTo(1);
        assertThat(answer.movements())
                .extracting(
                        Movement::platformId,
                        Movement::sequence,
                        Movement::kind,
                        Movement::amount,
                        Movement::balanceBefore,
                        Movement::balanceAfter,
                        Movement::reference,
                        Movement::actor)
                .containsExactlyInAnyOrder(
                        tuple(acme, 2L, "deduction", usd("-4.00"), usd("10.00"), usd("6.00"), text(sale), SELLER),
                        tuple(globex, 2L, "deduction", usd("-20.00"), usd("20.00"), usd("0.00"), text(sale), SELLER));
        assertThat(movementsOf(sale)).isEqualTo(2);
        assertThat(shop.balance(acme)).isEqualTo(usd("6.00"));
        assertThat(shop.balance(globex)).isEqualTo(usd("0.00"));
    }

    @Test
    void onePlatformThatIsShortSparesTheOther() {
        var acme = shop.stocked("10.00");
        var globex = shop.stocked("1.00");
        var sale = shop.sale(cost(acme, "4.00"), cost(globex, "1.01"));

        shop.confirm(sale);

        var answer = rejected(sale, 1);
        assertThat(answer)
                .isEqualTo(new CreditDeductionRejected(
                        sale.id(),
                        1,
                        "insufficient-credit",
                        List.of(new Shortfall(
                                globex, usd("1.01"), usd("1.00"), 1L, usd("0.00"), 1L, usd("0.00"), 0L))));
        assertThat(movementsOf(sale)).isZero();
        assertThat(shop.balance(acme)).isEqualTo(usd("10.00"));
        assertThat(shop.balance(globex)).isEqualTo(usd("1.00"));
    }

    @Test
    void aRejectionTellsTheOverdraftLimitAndTheVersionItCameWith() {
        var acme = shop.platform();
        shop.allowOverdraft(acme, "3.00");
        shop.rename(acme);
        shop.allowOverdraft(acme, "5.00");
        shop.api().delete("/api/v1/platforms/{id}", acme).expect(204);
        shop.api().post("/api/v1/platforms/" + acme + "/restore").expect(200);
        var sale = shop.sale(cost(acme, "5.01"));

        shop.confirm(sale);

        assertThat(rejected(sale, 1).shortfalls())
                .as("deleting and restoring made versions 5 and 6, and changed no limit")
                .containsExactly(new Shortfall(acme, usd("5.01"), usd("5.00"), 0L, usd("5.00"), 4L, usd("0.00"), 0L));
    }

    @Test
    void theSameEventAgainChangesNothing() {
        var acme = shop.stocked("10.00");
        var sale = shop.sale(cost(acme, "4.00"));
        var event = shop.confirm(sale);
        deducted(sale);

        events.redeliver(event);
        afterAllOf(sale);

        assertThat(answersTo(sale)).isEqualTo(1);
        assertThat(shop.balance(acme)).isEqualTo(usd("6.00"));
    }

    @Test
    void theSameAttemptInAnotherEventChangesNothing() {
        var acme = shop.stocked("10.00");
        var sale = shop.sale(cost(acme, "4.00"));
        shop.confirm(sale);
        deducted(sale);

        shop.confirm(sale);
        shop.confirm(sale.again());
        afterAllOf(sale);

        assertThat(answersTo(sale)).isEqualTo(1);
        assertThat(shop.balance(acme)).isEqualTo(usd("6.00"));
    }

    @Test
    void anOlderAttemptThatComesLateMeansNothing() {
        var acme = shop.stocked("10.00");
        var sale = shop.sale(cost(acme, "4.00"));

        shop.confirm(sale.again());
        shop.confirm(sale);
        afterAllOf(sale);

        assertThat(deducted(sale).attempt()).isEqualTo(2);
        assertThat(answersTo(sale)).isEqualTo(1);
        assertThat(shop.balance(acme)).isEqualTo(usd("6.00"));
    }

    @Test
    void aRejectedSaleIsDecidedAnewByItsNextAttemptOnly() {
        var acme = shop.stocked("3.99");
        var sale = shop.sale(cost(acme, "4.00"));
        var event = shop.confirm(sale);
        rejected(sale, 1);
        shop.deposit(acme, "0.01");

        events.redeliver(event);
        shop.confirm(sale);
        afterAllOf(sale);
        assertThat(shop.balance(acme)).as("before the next attempt").isEqualTo(usd("4.00"));

        shop.confirm(sale.again());

        assertThat(deducted(sale).attempt()).isEqualTo(2);
        assertThat(shop.balance(acme)).isEqualTo(usd("0.00"));
        assertThat(answersTo(sale)).isEqualTo(2);
    }

    @Test
    void aSaleThatCostsNothingIsDeductedAtOnce() {
        var sale = shop.sale();

        shop.confirm(sale);

        assertThat(deducted(sale).movements()).isEmpty();
    }

    @Test
    void aPlatformOfAnotherStoreIsUnknown() {
        var acme = shop.stocked("10.00");
        var stranger = new Shop(shop.api().inFreshStore(), events);
        var sale = stranger.sale(cost(acme, "4.00"));

        stranger.confirm(sale);

        assertThat(rejected(sale, 1))
                .isEqualTo(new CreditDeductionRejected(
                        sale.id(),
                        1,
                        "unknown-platform",
                        List.of(new Shortfall(acme, usd("4.00"), null, null, null, null, null, null))));
        assertThat(shop.balance(acme)).isEqualTo(usd("10.00"));
    }

    @Test
    void aDeletedPlatformIsUnknownToo() {
        var acme = shop.stocked("10.00");
        shop.api().delete("/api/v1/platforms/{id}", acme).expect(204);
        var sale = shop.sale(cost(acme, "4.00"));

        shop.confirm(sale);

        assertThat(rejected(sale, 1).reason()).isEqualTo("unknown-platform");
    }

    @Test
    void anotherCurrencyIsRejected() {
        var acme = shop.stocked("10.00");
        var sale = shop.sale(new PlatformCost(acme, Money.of("4.00", "EUR")));

        shop.confirm(sale);

        assertThat(rejected(sale, 1).reason()).isEqualTo("currency-mismatch");
        assertThat(shop.balance(acme)).isEqualTo(usd("10.00"));
    }

    @Test
    void manySalesAtOnceAreEachDecidedOnce() {
        var platforms = IntStream.range(0, 5)
                .mapToObj(index -> shop.stocked(index == 0 ? "50.00" : "1000.00"))
                .toList();
        var sales = IntStream.range(0, 300)
                .mapToObj(index -> shop.sale(IntStream.rangeClosed(0, index % 3)
                        .mapToObj(step -> cost(platforms.get((index + step) % 5), "1.%02d".formatted(index % 100)))
                        .toArray(PlatformCost[]::new)))
                .toList();

        var sent = sales.stream().map(shop::confirm).toList();
        sent.stream().limit(50).forEach(events::redeliver);
        sales.stream().limit(10).forEach(this::afterAllOf);

        var ids = sales.stream().map(Sale::id).toList();
        await().atMost(PATIENCE).until(() -> answersTo(ids) == ids.size());
        var deducted = events.published(Topics.CREDIT_DEDUCTED, shop.store()).stream()
                .filter(answer -> ids.contains(answer.saleId()))
                .toList();
        var rejected = events.published(Topics.CREDIT_DEDUCTION_REJECTED, shop.store()).stream()
                .filter(answer -> ids.contains(answer.saleId()))
                .toList();
        assertThat(Stream.concat(
                        deducted.stream().map(CreditDeducted::saleId),
                        rejected.stream().map(CreditDeductionRejected::saleId)))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(rejected)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.shortfalls())
                        .extracting(Shortfall::platformId)
                        .containsExactly(platforms.getFirst()));
        deducted.forEach(answer -> assertThat(answer.movements())
                .extracting(Movement::platformId, movement -> movement.amount().negated())
                .containsExactlyInAnyOrderElementsOf(costsOf(sales, answer.saleId())));
        checkLedgers(platforms, deducted);
    }

    @Test
    void aRefundGivesTheCreditsBackOnce() {
        var acme = shop.stocked("10.00");
        var globex = shop.stocked("20.00");
        var sale = shop.sale(cost(acme, "4.00"), cost(globex, "20.00"));
        shop.confirm(sale);
        deducted(sale);

        var event = shop.refund(sale);
        var answer = refunded(sale);
        events.redeliver(event);
        shop.refund(sale);
        afterRefundsOf(sale);

        assertThat(answer.movements())
                .extracting(
                        Movement::platformId,
                        Movement::sequence,
                        Movement::kind,
                        Movement::amount,
                        Movement::balanceAfter,
                        Movement::reference,
                        Movement::actor)
                .containsExactlyInAnyOrder(
                        tuple(acme, 3L, "refund", usd("4.00"), usd("10.00"), text(sale), REFUNDER),
                        tuple(globex, 3L, "refund", usd("20.00"), usd("20.00"), text(sale), REFUNDER));
        assertThat(shop.balance(acme)).isEqualTo(usd("10.00"));
        assertThat(shop.balance(globex)).isEqualTo(usd("20.00"));
        assertThat(movementsOf(sale)).isEqualTo(4);
        assertThat(events.published(Topics.CREDIT_REFUNDED, shop.store()).stream()
                        .filter(other -> other.saleId().equals(sale.id())))
                .hasSize(1);
    }

    @Test
    void whereAnEventDoesNotSayWhoItWasTheServiceItself() {
        var acme = shop.stocked("10.00");
        var sale = shop.sale(cost(acme, "4.00"));

        shop.confirm(sale, sale.id(), null);
        assertThat(deducted(sale).movements()).extracting(Movement::actor).containsExactly("system");
        shop.refund(sale, sale.id(), null);
        assertThat(refunded(sale).movements()).extracting(Movement::actor).containsExactly("system");
    }

    @Test
    void aRefundedSaleIsNeverDeductedAgain() {
        var acme = shop.stocked("10.00");
        var sale = shop.sale(cost(acme, "4.00"));
        shop.confirm(sale);
        deducted(sale);
        shop.refund(sale);
        refunded(sale);

        shop.confirm(sale);
        shop.confirm(sale.again());
        afterAllOf(sale);

        assertThat(shop.balance(acme)).isEqualTo(usd("10.00"));
        assertThat(answersTo(sale)).isEqualTo(1);
    }

    @Test
    void aPlatformDeletedSinceGetsItsCreditsBack() {
        var acme = shop.stocked("10.00");
        var sale = shop.sale(cost(acme, "4.00"));
        shop.confirm(sale);
        deducted(sale);
        shop.api().delete("/api/v1/platforms/{id}", acme).expect(204);

        shop.refund(sale);

        assertThat(refunded(sale).movements()).hasSize(1);
        assertThat(shop.balance(acme)).isEqualTo(usd("10.00"));
    }

    @Test
    void aRefundOfAnUnknownSaleIsPutAsideAndCanBeReplayedOnceTheSaleIsThere() {
        var merchant = new Shop(shop.api().inFreshStore(), events);
        var acme = merchant.stocked("10.00");
        var sale = merchant.sale(cost(acme, "4.00"));

        var event = merchant.refund(sale);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(deadLetters(merchant)).hasSize(1));
        var letter = deadLetters(merchant).getFirst();
        assertThat(letter.get("eventId").asString()).isEqualTo(event.toString());
        assertThat(letter.get("subject").asString()).isEqualTo(text(sale));
        assertThat(letter.get("consumer").asString()).isEqualTo(REFUNDS);
        assertThat(letter.get("topic").asString()).isEqualTo("sale-refunded");
        assertThat(letter.get("applied").asBoolean()).isFalse();
        assertThat(letter.get("body").asString()).contains(text(sale));
        assertThat(events.deadLetters(Topics.SALE_REFUNDED, REFUNDS)).anyMatch(json -> json.contains(text(sale)));
        var replay = "/api/v1/dead-letters/platform/" + letter.get("id").asString() + "/replay";
        merchant.api().post(replay).expect(409).problem("dead-letter-failed-again");
        shop.api().post(replay).expect(404).problem("not-found");
        merchant.api().as("viewer").post(replay).expect(403).problem("forbidden");

        merchant.confirm(sale);
        deducted(sale);
        merchant.api().post(replay).expect(200);
        merchant.api().post(replay).expect(200);

        assertThat(refunded(sale).movements()).hasSize(1);
        assertThat(merchant.balance(acme)).isEqualTo(usd("10.00"));
        assertThat(deadLetters(merchant))
                .extracting(found -> found.get("applied").asBoolean())
                .containsExactly(true);
        assertThat(deadLetters(shop))
                .extracting(found -> found.get("id").asString())
                .doesNotContain(letter.get("id").asString());
    }

    @Test
    void anEventNobodyCanReadHoldsUpNoOther() {
        var acme = shop.stocked("10.00");
        var sale = shop.sale(cost(acme, "4.00"));

        events.publishRaw(Topics.SALE_CONFIRMED, shop.store(), sale.id(), "{\"saleId\": 7");
        events.publishRaw(Topics.SALE_CONFIRMED, shop.store(), sale.id(), "{\"saleId\": \"%s\"}".formatted(sale.id()));
        shop.confirm(sale);

        deducted(sale);
        assertThat(shop.balance(acme)).isEqualTo(usd("6.00"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events.deadLetters(Topics.SALE_CONFIRMED, "platform.deduct-sale"))
                        .hasSize(2));
    }

    /** Another sale under the same record key: when it is answered, whatever was published before has been applied. */
    private void afterAllOf(Sale sale) {
        var marker = shop.sale();
        shop.confirm(marker, sale.id());
        deducted(marker);
    }

    private void afterRefundsOf(Sale sale) {
        var marker = shop.sale();
        shop.confirm(marker);
        deducted(marker);
        shop.refund(marker, sale.id());
        refunded(marker);
    }

    private CreditDeducted deducted(Sale sale) {
        return events.await(Topics.CREDIT_DEDUCTED, answer -> sale.id().equals(answer.saleId()));
    }

    private CreditDeductionRejected rejected(Sale sale, int attempt) {
        return events.await(
                Topics.CREDIT_DEDUCTION_REJECTED,
                answer -> answer.saleId().equals(sale.id()) && answer.attempt() == attempt);
    }

    private CreditRefunded refunded(Sale sale) {
        return events.await(Topics.CREDIT_REFUNDED, answer -> answer.saleId().equals(sale.id()));
    }

    private long answersTo(Sale sale) {
        return answersTo(List.of(sale.id()));
    }

    private long answersTo(List<UUID> sales) {
        return Stream.concat(
                        events.published(Topics.CREDIT_DEDUCTED, shop.store()).stream()
                                .map(CreditDeducted::saleId),
                        events.published(Topics.CREDIT_DEDUCTION_REJECTED, shop.store()).stream()
                                .map(CreditDeductionRejected::saleId))
                .filter(sales::contains)
                .count();
    }

    private long movementsOf(Sale sale) {
        return db.sql("select count(*) from credit_movement where sale_id = :sale")
                .bind("sale", sale.id())
                .mapValue(Long.class)
                .one()
                .block();
    }

    private static List<JsonNode> deadLetters(Shop shop) {
        return shop.api().get("/api/v1/dead-letters/platform").expect(200).items();
    }

    private static List<Tuple> costsOf(List<Sale> sales, UUID id) {
        return sales.stream()
                .filter(sale -> sale.id().equals(id))
                .flatMap(sale -> sale.costs().stream())
                .map(cost -> tuple(cost.platformId(), cost.amount()))
                .toList();
    }

    private record Row(UUID platform, long sequence, long before, long after, UUID sale) {}

    /** What was announced is what was booked, and each ledger goes on from the balance it stood at. */
    private void checkLedgers(List<UUID> platforms, List<CreditDeducted> deducted) {
        var rows = db.sql("select * from credit_movement where platform_id = any(:ids) order by platform_id, sequence")
                .bind("ids", platforms.toArray(UUID[]::new))
                .map(row -> new Row(
                        row.get("platform_id", UUID.class),
                        row.get("sequence", Long.class),
                        row.get("balance_before_minor", Long.class),
                        row.get("balance_after_minor", Long.class),
                        row.get("sale_id", UUID.class)))
                .all()
                .collectList()
                .block();
        assertThat(rows)
                .hasSize(platforms.size()
                        + deducted.stream()
                                .mapToInt(answer -> answer.movements().size())
                                .sum());
        rows.stream().collect(groupingBy(Row::platform)).forEach((platform, ledger) -> {
            assertThat(ledger)
                    .extracting(Row::sequence)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, ledger.size())
                            .mapToObj(step -> (long) step)
                            .toList());
            for (var index = 1; index < ledger.size(); index++) {
                assertThat(ledger.get(index).before())
                        .isEqualTo(ledger.get(index - 1).after())
                        .isNotNegative();
            }
            assertThat(shop.balance(platform).minor())
                    .isEqualTo(ledger.getLast().after())
                    .isNotNegative();
        });
        var announced = new ArrayList<Tuple>();
        deducted.forEach(answer -> answer.movements()
                .forEach(
                        movement -> announced.add(tuple(answer.saleId(), movement.platformId(), movement.sequence()))));
        assertThat(rows)
                .filteredOn(row -> row.sale() != null)
                .extracting(Row::sale, Row::platform, Row::sequence)
                .hasSize(announced.size())
                .allSatisfy(row -> assertThat(announced).contains(row));
    }

    private static String text(Sale sale) {
        return sale.id().toString();
    }
}

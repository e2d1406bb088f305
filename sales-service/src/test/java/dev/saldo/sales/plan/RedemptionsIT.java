package dev.saldo.sales.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.catalog.DiscountChanged;
import dev.saldo.sales.plan.PlanFixtures.Discount;
import dev.saldo.sales.plan.Redemptions.Reason;
import dev.saldo.sales.plan.Redemptions.Refusal;
import dev.saldo.testkit.SaldoTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Discounts are used as often as they may be; each test in a store of its own. */
@SaldoTest
class RedemptionsIT {

    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final UUID store = UUID.randomUUID();
    private final UUID customer = UUID.randomUUID();
    private final Redemptions redemptions;
    private final TransactionalOperator transaction;
    private final DatabaseClient db;

    RedemptionsIT(Redemptions redemptions, TransactionalOperator transaction, DatabaseClient db) {
        this.redemptions = redemptions;
        this.transaction = transaction;
        this.db = db;
    }

    @Test
    void fiftyAtOnceUseALimitOfTenExactlyTenTimes() {
        var coupon = Discount.of(UUID.randomUUID(), discount -> discount.limit(10));

        var refusals = atOnce(50, _ -> redeem(List.of(coupon), UUID.randomUUID(), UUID.randomUUID()));

        assertThat(refusals).hasSize(40).containsOnly(new Refusal(coupon.discountId(), Reason.EXHAUSTED));
        assertThat(used(coupon)).isEqualTo(10);
        assertThat(redeemed(coupon)).isEqualTo(10);
    }

    @Test
    void aCustomerWhoTriesAtOnceUsesItOnce() {
        var coupon = Discount.of(UUID.randomUUID(), Discount::once);

        redeem(List.of(coupon), UUID.randomUUID(), UUID.randomUUID()).block(PATIENCE);

        var refusals = atOnce(20, _ -> redeem(List.of(coupon), customer, UUID.randomUUID()));

        assertThat(refusals).hasSize(19).containsOnly(new Refusal(coupon.discountId(), Reason.USED_BEFORE));
        assertThat(used(coupon)).as("by somebody else, and by them").isEqualTo(2);
    }

    @Test
    void whateverTheOrderTheyAreGivenInNobodyLocksAnybodyOut() {
        var coupons = IntStream.range(0, 8)
                .mapToObj(_ -> Discount.of(UUID.randomUUID(), discount -> discount.limit(30)))
                .toList();
        var random = new Random(20261130);

        var refusals = atOnce(40, _ -> {
            var shuffled = new ArrayList<>(coupons);
            Collections.shuffle(shuffled, random);
            return redeem(shuffled, UUID.randomUUID(), UUID.randomUUID());
        });

        assertThat(refusals).hasSize(8 * 10);
        assertThat(coupons).allMatch(coupon -> used(coupon) == 30);
    }

    @Test
    void whatIsRepeatedForTheSameSaleCountsOnce() {
        var coupon =
                Discount.of(UUID.randomUUID(), discount -> discount.limit(1).once());
        var sale = UUID.randomUUID();

        var refusals = atOnce(5, _ -> redeem(List.of(coupon, coupon), customer, sale));

        assertThat(refusals).isEmpty();
        assertThat(used(coupon)).isEqualTo(1);
    }

    @Test
    void thoseThatAreNotRefusedAreUsed() {
        var spent = Discount.of(UUID.randomUUID(), discount -> discount.limit(1));
        var left = Discount.of(UUID.randomUUID(), discount -> discount.limit(2));
        redeem(List.of(spent), customer, UUID.randomUUID()).block(PATIENCE);

        var refusals = redeem(List.of(spent, left), customer, UUID.randomUUID()).block(PATIENCE);

        assertThat(refusals).containsExactly(new Refusal(spent.discountId(), Reason.EXHAUSTED));
        assertThat(used(left)).isEqualTo(1);
        assertThat(redeem(List.of(), customer, UUID.randomUUID()).block(PATIENCE))
                .isEmpty();
    }

    @Test
    void whatADraftUsedIsThereAgainWhenItIsThrownAway() {
        var coupon =
                Discount.of(UUID.randomUUID(), discount -> discount.limit(1).once());
        var other = Discount.of(UUID.randomUUID(), discount -> discount);
        var draft = UUID.randomUUID();
        redeem(List.of(coupon, other), customer, draft).block(PATIENCE);
        redeem(List.of(other), customer, UUID.randomUUID()).block(PATIENCE);

        transaction
                .transactional(redemptions.release(store, draft).then(redemptions.release(store, draft)))
                .block(PATIENCE);

        assertThat(used(coupon)).isZero();
        assertThat(redeemed(other)).isEqualTo(1);
        assertThat(redeem(List.of(coupon), customer, UUID.randomUUID()).block(PATIENCE))
                .isEmpty();
    }

    @Test
    void nobodyWaitsForWhatHasNoLimit() {
        var coupon = Discount.of(UUID.randomUUID(), discount -> discount);
        var meanwhile = redeem(List.of(coupon), UUID.randomUUID(), UUID.randomUUID());

        redemptions
                .redeem(store, List.of(coupon), customer, UUID.randomUUID(), NOW)
                .then(Mono.fromFuture(meanwhile::toFuture))
                .as(transaction::transactional)
                .block(PATIENCE);

        assertThat(redeemed(coupon)).isEqualTo(2);
    }

    @Test
    void aLimitThatComesLaterCountsWhatWasUsedBefore() {
        var id = UUID.randomUUID();
        var unlimited = Discount.of(id, discount -> discount);
        for (var uses = 0; uses < 2; uses++) {
            redeem(List.of(unlimited), customer, UUID.randomUUID()).block(PATIENCE);
        }

        assertThat(uses(Discount.of(id, discount -> discount.limit(3)))).containsExactly(0, 1);
        redeem(List.of(unlimited), customer, UUID.randomUUID()).block(PATIENCE);
        assertThat(uses(Discount.of(id, discount -> discount.limit(5)))).containsExactly(0, 1);
    }

    /** How many refusals there are, twice. */
    private List<Integer> uses(DiscountChanged coupon) {
        return Flux.range(0, 2)
                .concatMap(_ -> redeem(List.of(coupon), customer, UUID.randomUUID()))
                .map(List::size)
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    @Test
    void whoGivesUpHasUsedNothing() {
        var coupon = Discount.of(UUID.randomUUID(), discount -> discount.limit(1));

        transaction
                .transactional(redemptions
                        .redeem(store, List.of(coupon), customer, UUID.randomUUID(), NOW)
                        .then(Mono.error(new IllegalStateException("gave up"))))
                .onErrorComplete(IllegalStateException.class)
                .block(PATIENCE);

        assertThat(redeem(List.of(coupon), customer, UUID.randomUUID()).block(PATIENCE))
                .isEmpty();
    }

    @Test
    void anotherStoreHasItsOwnUses() {
        var coupon = Discount.of(UUID.randomUUID(), discount -> discount.limit(1));
        var sale = UUID.randomUUID();
        redeem(List.of(coupon), customer, sale).block(PATIENCE);

        redemptions
                .release(UUID.randomUUID(), sale)
                .as(transaction::transactional)
                .block(PATIENCE);

        assertThat(used(coupon)).isEqualTo(1);
    }

    private Mono<List<Refusal>> redeem(List<DiscountChanged> discounts, UUID buyer, UUID subject) {
        return redemptions.redeem(store, discounts, buyer, subject, NOW).as(transaction::transactional);
    }

    private static List<Refusal> atOnce(int times, IntFunction<Mono<List<Refusal>>> work) {
        return Flux.range(0, times)
                .flatMap(work::apply, times)
                .flatMapIterable(refusals -> refusals)
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private long used(DiscountChanged discount) {
        return number("select used from discount_use where store_id = :store and discount_uid = :discount", discount);
    }

    private long redeemed(DiscountChanged discount) {
        return number(
                "select count(*) from discount_redemption where store_id = :store and discount_uid = :discount",
                discount);
    }

    private long number(String sql, DiscountChanged discount) {
        return db.sql(sql)
                .bind("store", store)
                .bind("discount", discount.discountId())
                .mapValue(Long.class)
                .one()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }
}

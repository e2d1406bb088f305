package dev.saldo.platform.credit;

import static dev.saldo.platform.Shop.cost;
import static dev.saldo.platform.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.platform.CreditDeducted;
import dev.saldo.contracts.platform.CreditDeductionRejected;
import dev.saldo.contracts.platform.CreditDeductionRejected.Shortfall;
import dev.saldo.contracts.platform.Movement;
import dev.saldo.platform.Shop;
import dev.saldo.platform.Shop.Sale;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Charges of subscriptions go the way of sales, and the answers say whose they are. */
@SaldoTest
class ChargeDeductionsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final UUID subscription = UUID.randomUUID();
    private final Shop shop;
    private final Events events;

    ChargeDeductionsIT(Api api, Events events) {
        this.shop = new Shop(api.inFreshStore(), events);
        this.events = events;
    }

    @Test
    void aChargeIsDeductedAtAllItsPlatforms() {
        var acme = shop.stocked("10.00");
        var globex = shop.stocked("20.00");
        var charge = shop.sale(cost(acme, "4.00"), cost(globex, "20.00"));

        shop.due(charge, subscription);

        var answer = deducted(charge);
        assertThat(answer.attempt()).isEqualTo(1);
        assertThat(answer.subscriptionId()).isEqualTo(subscription);
        assertThat(answer.movements())
                .extracting(Movement::platformId, Movement::amount, Movement::reference, Movement::actor)
                .containsExactlyInAnyOrder(
                        tuple(acme, usd("-4.00"), charge.id().toString(), "system"),
                        tuple(globex, usd("-20.00"), charge.id().toString(), "system"));
        assertThat(shop.balance(acme)).isEqualTo(usd("6.00"));
        assertThat(shop.balance(globex)).isEqualTo(usd("0.00"));
    }

    @Test
    void aRejectedChargeIsDecidedAnewByItsNextAttemptOnly() {
        var acme = shop.stocked("3.99");
        var charge = shop.sale(cost(acme, "4.00"));
        var event = shop.due(charge, subscription);

        assertThat(rejected(charge))
                .isEqualTo(new CreditDeductionRejected(
                        charge.id(),
                        1,
                        "insufficient-credit",
                        List.of(new Shortfall(acme, usd("4.00"), usd("3.99"), 1L, usd("0.00"), 1L, usd("0.00"), 0L)),
                        subscription));

        shop.deposit(acme, "0.01");
        events.redeliver(event);
        shop.due(charge, subscription);
        shop.due(charge.again(), subscription);

        assertThat(deducted(charge).attempt()).isEqualTo(2);
        assertThat(shop.balance(acme)).isEqualTo(usd("0.00"));
        assertThat(answersTo(List.of(charge))).isEqualTo(2);
    }

    @Test
    void theSameChargeAgainChangesNothing() {
        var acme = shop.stocked("10.00");
        var charge = shop.sale(cost(acme, "4.00"));
        var event = shop.due(charge, subscription);
        deducted(charge);

        events.redeliver(event);
        shop.due(charge, subscription);
        shop.due(charge.again(), subscription);
        afterAllOf(subscription);

        assertThat(answersTo(List.of(charge))).isEqualTo(1);
        assertThat(shop.balance(acme)).isEqualTo(usd("6.00"));
    }

    @Test
    void aChargeThatCostsNothingIsDeductedAtOnce() {
        var charge = shop.sale();

        shop.due(charge, subscription);

        assertThat(deducted(charge)).isEqualTo(new CreditDeducted(charge.id(), 1, List.of(), subscription));
    }

    @Test
    void aChargeAtAnUnknownPlatformIsRejected() {
        var acme = shop.stocked("10.00");
        var charge = shop.sale(cost(acme, "4.00"), cost(UUID.randomUUID(), "1.00"));

        shop.due(charge, subscription);

        assertThat(rejected(charge).reason()).isEqualTo("unknown-platform");
        assertThat(rejected(charge).subscriptionId()).isEqualTo(subscription);
        assertThat(shop.balance(acme)).isEqualTo(usd("10.00"));
    }

    @Test
    void aSaleIsAnsweredWithoutASubscription() {
        var sale = shop.sale(cost(shop.stocked("1.00"), "1.00"));

        shop.confirm(sale);

        assertThat(deducted(sale).subscriptionId()).isNull();
    }

    @Test
    void manyChargesAndSalesAtOnceShareWhatThereIs() {
        var acme = shop.stocked("300.00");
        var charges = sales(200, acme);
        var sales = sales(200, acme);

        shop.dueAll(charges);
        shop.confirmAll(sales);

        await().atMost(PATIENCE).until(() -> answersTo(charges) == 200 && answersTo(sales) == 200);
        assertThat(shop.balance(acme)).isEqualTo(usd("0.00"));
        assertThat(events.published(Topics.CREDIT_DEDUCTED, shop.store())).hasSize(300);
    }

    private List<Sale> sales(int count, UUID platform) {
        return IntStream.range(0, count)
                .mapToObj(_ -> shop.sale(cost(platform, "1.00")))
                .toList();
    }

    /** Another charge of the same subscription: when it is answered, whatever was published before has been applied. */
    private void afterAllOf(UUID subscription) {
        var marker = shop.sale();
        shop.due(marker, subscription);
        deducted(marker);
    }

    private CreditDeducted deducted(Sale charge) {
        return events.await(Topics.CREDIT_DEDUCTED, answer -> charge.id().equals(answer.saleId()));
    }

    private CreditDeductionRejected rejected(Sale charge) {
        return events.await(
                Topics.CREDIT_DEDUCTION_REJECTED, answer -> answer.saleId().equals(charge.id()));
    }

    private long answersTo(List<Sale> charges) {
        var ids = charges.stream().map(Sale::id).toList();
        return events.published(Topics.CREDIT_DEDUCTED, shop.store()).stream()
                        .filter(answer -> ids.contains(answer.saleId()))
                        .count()
                + events.published(Topics.CREDIT_DEDUCTION_REJECTED, shop.store()).stream()
                        .filter(answer -> ids.contains(answer.saleId()))
                        .count();
    }
}

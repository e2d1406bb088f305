package dev.saldo.billing.collection;

import static dev.saldo.billing.ChargeFixtures.NOV_1;
import static dev.saldo.billing.ChargeFixtures.charge;
import static dev.saldo.billing.ChargeFixtures.charged;
import static dev.saldo.billing.ChargeFixtures.paidWith;
import static dev.saldo.billing.ChargeFixtures.renewed;
import static dev.saldo.billing.SaleFixtures.ZOE;
import static dev.saldo.billing.SaleFixtures.sale;
import static dev.saldo.billing.SaleFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.billing.Billing;
import dev.saldo.billing.MovableClock;
import dev.saldo.billing.StoreFixtures;
import dev.saldo.contracts.Topics;
import dev.saldo.kit.clock.MovedStores;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.store.Stores;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.MovedClock;
import dev.saldo.testkit.SaldoTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SaldoTest
class CollectionIT {

    private static final ProviderStub PROVIDER = new ProviderStub();
    private static final Instant NOVEMBER = Instant.parse("2026-11-20T10:00:00Z");

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        MovableClock clock() {
            return new MovableClock(NOVEMBER);
        }
    }

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) {
        properties.add("saldo.billing.provider.url", PROVIDER::address);
        properties.add("saldo.billing.provider.secret", () -> "open sesame");
        properties.add("saldo.billing.provider.timeout", () -> "4s");
    }

    private final Billing billing;
    private final Stores stores;
    private final Events events;
    private final AskingProviders asking;
    private final CollectionMetrics measuring;
    private final MeterRegistry meters;
    private final MovableClock clock;
    private final MovedStores moved;
    private final DatabaseClient db;
    private final UUID subscription = Ids.next();
    /** Of this test alone, so that it hears of its own questions only. */
    private final String card = "pm_" + Ids.next();

    CollectionIT(
            Api api,
            Events events,
            Stores stores,
            AskingProviders asking,
            CollectionMetrics measuring,
            MeterRegistry meters,
            MovableClock clock,
            MovedStores moved,
            DatabaseClient db) {
        this.billing = new Billing(api.inFreshStore(), events);
        this.events = events;
        this.stores = stores;
        this.asking = asking;
        this.measuring = measuring;
        this.meters = meters;
        this.clock = clock;
        this.moved = moved;
        this.db = db;
    }

    @Test
    void whatIsDueIsTakenFromWhatTheSubscriptionNames() {
        liveStore();
        PROVIDER.answering(card, 200, ProviderStub.succeeded("ch_1"));
        var invoice = renew(card);

        var paid = answered(invoice, "SUCCEEDED");

        assertThat(paid.text("status")).isEqualTo("PAID");
        assertThat(paid.text("collection.paymentMethod")).isEqualTo(card);
        assertThat(paid.number("collection.tries")).isEqualTo(1);
        assertThat(paid.has("collection.reason")).isFalse();
        var question = onlyQuestion();
        assertThat(question.authorization()).isEqualTo("Bearer open sesame");
        assertThat(question.body().path("storeId").asString())
                .isEqualTo(billing.store().toString());
        assertThat(question.body().path("invoiceId").asString()).isEqualTo(invoice.toString());
        assertThat(question.body().path("invoiceNumber").asString()).isEqualTo(paid.text("number"));
        assertThat(question.body().path("customerId").asString())
                .isEqualTo(ZOE.customerId().toString());
        assertThat(question.body().path("subscriptionIds").path(0).asString()).isEqualTo(subscription.toString());
        assertThat(question.body().path("amount").toString()).isEqualTo("{\"amount\":\"10.00\",\"currency\":\"USD\"}");
        var payment = payments(invoice, 1);
        assertThat(payment.text("items.0.method")).isEqualTo("provider");
        assertThat(payment.text("items.0.referenceId")).isEqualTo("ch_1");
        assertThat(payment.text("items.0.status")).isEqualTo("SUCCEEDED");
        assertThat(payment.text("items.0.actor")).isEqualTo("system");
        assertThat(events.await(
                                Topics.PAYMENT_SUCCEEDED,
                                event -> event.invoiceId().equals(invoice))
                        .reference())
                .isEqualTo("ch_1");
        events.await(Topics.INVOICE_PAID, event -> event.invoiceId().equals(invoice));
        assertIntact();
    }

    @Test
    void whatWasDeclinedStaysDueAndMayBeTriedAgain() {
        liveStore();
        PROVIDER.answering(card, 200, ProviderStub.failed("pi_1", "insufficient_funds"))
                .answering(card, 200, ProviderStub.succeeded("pi_1"));
        var invoice = renew(card);

        var declined = answered(invoice, "FAILED");

        assertThat(declined.text("status")).isEqualTo("CONFIRMED");
        assertThat(declined.text("collection.reason")).isEqualTo("insufficient_funds");
        assertThat(events.await(
                                Topics.PAYMENT_FAILED,
                                event -> event.invoiceId().equals(invoice))
                        .reason())
                .isEqualTo("insufficient_funds");
        assertThat(payments(invoice, 1).text("items.0.status")).isEqualTo("FAILED");

        var again = billing.api().idempotent("again-" + invoice);
        assertThat(collect(again, invoice).expect(202).text("collection.status"))
                .isEqualTo("PENDING");
        collect(again, invoice).expect(202);
        assertThat(answered(invoice, "SUCCEEDED").text("status")).isEqualTo("PAID");

        collect(billing.api(), invoice).expect(409).problem("invoice-not-payable");
        assertThat(PROVIDER.questions(card))
                .extracting(ProviderStub.Question::key)
                .hasSize(2)
                .doesNotHaveDuplicates();
        payments(invoice, 2);
        assertIntact();
    }

    @Test
    void aRequestTheProviderRefusesHasFailed() {
        liveStore();
        PROVIDER.answering(card, 402, "{\"title\": \"Card expired\", \"status\": 402}");

        assertThat(answered(renew(card), "FAILED").text("collection.reason")).isEqualTo("Card expired");
    }

    @Test
    void whatNobodyKnowsIsAskedAgainAsTheSameQuestionAndBookedOnce() {
        liveStore();
        var never = new CountDownLatch(1);
        PROVIDER.answeringOnce(card, 200, ProviderStub.succeeded("ch_3"), never)
                .answering(card, 503, "<html>")
                .answering(card, 200, ProviderStub.succeeded("ch_3"));
        var invoice = renew(card);

        postponed(invoice, 1);
        assertThat(collect(billing.api(), invoice).expect(409).problem("collection-pending"))
                .isNotNull();
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(1)));
        postponed(invoice, 2);
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(1)));
        var paid = answered(invoice, "SUCCEEDED");
        never.countDown();

        assertThat(paid.number("collection.tries")).isEqualTo(3);
        assertThat(PROVIDER.questions(card))
                .extracting(ProviderStub.Question::key)
                .hasSize(3)
                .containsOnly(onlyKey());
        payments(invoice, 1);
        assertIntact();
    }

    @Test
    void howLongAnAnswerIsMissingIsMeasuredFromTheQuestionOn() {
        liveStore();
        PROVIDER.answering(card, 200, ProviderStub.failed("pi_2", "declined")).answering(card, 503, "<html>");
        var invoice = renew(card);
        answered(invoice, "FAILED");
        clock.moveTo(clock.instant().plus(Duration.ofHours(1)));

        collect(billing.api(), invoice).expect(202);
        clock.moveTo(clock.instant().plusSeconds(4));
        measuring.round().block();

        assertThat(meters.get("saldo.collections.pending").gauge().value()).isOne();
        assertThat(meters.get("saldo.collections.oldest.age").gauge().value()).isEqualTo(4);
    }

    @Test
    void runnersAtOnceAskOnce() {
        liveStore();
        var cards = IntStream.range(0, 20).mapToObj(number -> card + number).toList();
        cards.forEach(each -> PROVIDER.answering(each, 200, ProviderStub.succeeded("ch-" + each)));
        cards.forEach(each -> billing.renewed(renewed(subscription, paidWith(each, charge("1.00")))));
        billing.invoicesOf(subscription, cards.size());

        Callable<Object> runner = () -> {
            asking.round().block();
            return true;
        };
        Billing.atOnce(Collections.nCopies(4, runner));
        soon().until(() -> billing.all("/api/v1/invoices?status=PAID").size() == cards.size());

        assertThat(cards)
                .allSatisfy(each -> assertThat(PROVIDER.questions(each)).hasSize(1));
        assertThat(billing.all("/api/v1/payments")).hasSize(cards.size());
    }

    @Test
    void moneyThatComesWhenNothingIsDueAnyMoreIsTheCustomers() {
        liveStore();
        var held = new CountDownLatch(1);
        PROVIDER.answeringOnce(card, 200, ProviderStub.succeeded("ch_4"), held);
        var invoice = renew(card);
        soon().until(() -> PROVIDER.questions(card).size() == 1);
        billing.payAll(invoice, "at the door").expect(201);
        held.countDown();

        answered(invoice, "SUCCEEDED");

        assertThat(payments(invoice, 2).items())
                .filteredOn(payment -> payment.path("method").asString().equals("provider"))
                .singleElement()
                .satisfies(payment -> assertThat(
                                payment.path("surplus").path("amount").asString())
                        .isEqualTo("10.00"));
        assertThat(billing.balance(ZOE)).isEqualTo(usd("10.00"));
        assertIntact();
    }

    @Test
    void onlyWhatTheBalanceLeavesIsAskedFor() {
        liveStore();
        PROVIDER.answering(card, 200, ProviderStub.succeeded("ch_5"));
        var overpaid = billing.invoiced(sale("1.00")).id();
        billing.api()
                .post(
                        "/api/v1/payments",
                        Map.of(
                                "invoiceId",
                                overpaid,
                                "method",
                                "cash",
                                "referenceId",
                                "much",
                                "amount",
                                Map.of("amount", "18.00", "currency", "USD"),
                                "overpayment",
                                "credit"))
                .expect(201);
        assertThat(billing.balance(ZOE)).isEqualTo(usd("16.00"));

        billing.renewed(renewed(subscription, paidWith(card, charge("10.00"))));
        billing.charged(charged(subscription, paidWith(card, charge("9.00"))));
        var invoices = billing.invoicesOf(subscription, 2);
        soon().until(() -> billing.all("/api/v1/invoices?status=PAID").size() == 3);

        assertThat(onlyQuestion().body().path("amount").path("amount").asString())
                .isEqualTo("3.00");
        assertThat(invoices)
                .filteredOn(id -> billing.invoice(UUID.fromString(id)).has("collection"))
                .hasSize(1);
    }

    @Test
    void chargesOfADayAreCollectedTogetherWhereTheyAgree() {
        billing.told(stores, StoreFixtures.consolidating(billing.store(), "UTC", 1));
        PROVIDER.answering(card, 200, ProviderStub.succeeded("ch_6"));
        billing.renewed(renewed(subscription, paidWith(card, charge(ZOE, NOV_1, "10.00"))));

        var invoice = UUID.fromString(billing.invoicesOf(subscription, 1).getFirst());

        assertThat(answered(invoice, "SUCCEEDED").text("status")).isEqualTo("PAID");
    }

    @Test
    void whatNamesNoPaymentMethodIsNotCollected() {
        liveStore();
        billing.renewed(renewed(subscription, charge("10.00")));
        var invoice = billing.invoiceOf(subscription).id();

        assertThat(billing.invoice(invoice).has("collection")).isFalse();
        collect(billing.api(), invoice).expect(409).problem("no-payment-method");
        collect(billing.api().inFreshStore(), invoice).expect(404).problem("not-found");
    }

    @Test
    void inATestStoreThePaymentMethodSaysHowItGoes() {
        testStore();

        assertThat(answered(renew("test-succeeds"), "SUCCEEDED").text("status")).isEqualTo("PAID");
        var declined = renew("test-fails");
        assertThat(answered(declined, "FAILED").text("collection.reason")).isEqualTo("declined");
        PROVIDER.answering(card, 200, ProviderStub.succeeded("ch_7"));
        assertThat(answered(renew(card), "FAILED").text("collection.reason")).isEqualTo("unknown-test-method");

        collect(billing.api(), declined).expect(202);
        soon().until(() -> payments(declined).items().size() == 2);
        assertThat(PROVIDER.questions("test-succeeds")).isEmpty();
        assertThat(PROVIDER.questions(card)).isEmpty();
    }

    @Test
    void aStoreWhoseClockWasMovedIsPaidByItsClock() {
        testStore();
        var later = new MovedClock(db, moved, billing.store()).to("2031-05-01T00:00:00Z");
        var invoice = renew("test-succeeds");

        soon().until(() -> !settles(later));

        var paid = billing.invoice(invoice);
        assertThat(paid.text("collection.status")).isEqualTo("SUCCEEDED");
        assertThat(paid.text("collection.at")).isEqualTo("2031-05-01T00:00:00Z");
        assertThat(paid.text("paidAt")).isEqualTo("2031-05-01T00:00:00Z");
        assertThat(asking.nextDue(billing.store()).blockOptional()).isEmpty();
    }

    private boolean settles(Instant now) {
        return Boolean.TRUE.equals(asking.settle(billing.store(), now).block());
    }

    private void liveStore() {
        billing.told(stores, StoreFixtures.store(billing.store(), "UTC", 1));
    }

    private void testStore() {
        billing.told(stores, StoreFixtures.sandbox(billing.store()));
    }

    /** Another period over ten dollars. */
    private UUID renew(String paymentMethod) {
        var before =
                billing.all("/api/v1/invoices?subscriptionId=" + subscription).size();
        billing.renewed(renewed(subscription, paidWith(paymentMethod, charge("10.00"))));
        return UUID.fromString(billing.invoicesOf(subscription, before + 1).getLast());
    }

    private Answer answered(UUID invoice, String status) {
        return soon().until(
                        () -> billing.invoice(invoice),
                        found -> found.text("collection.status").equals(status));
    }

    /** Once nobody knows after so many tries, and the next is soon. */
    private void postponed(UUID invoice, int tries) {
        soon().until(() -> db.sql("""
                        select count(*) from payment_attempt a
                          join invoice i on i.id = a.invoice_id
                         where i.uid = :invoice and a.tries = :tries and a.next_try_at < :lease""")
                .bind("invoice", invoice)
                .bind("tries", tries)
                .bind("lease", clock.instant().plus(Duration.ofMinutes(1)))
                .mapValue(Long.class)
                .one()
                .block()
                .equals(1L));
    }

    private static Answer collect(Api api, UUID invoice) {
        return api.post("/api/v1/invoices/" + invoice + "/collect");
    }

    private Answer payments(UUID invoice) {
        return billing.api().get("/api/v1/invoices/{id}/payments", invoice).expect(200);
    }

    private Answer payments(UUID invoice, int count) {
        var found = payments(invoice);
        assertThat(found.items()).hasSize(count);
        return found;
    }

    private ProviderStub.Question onlyQuestion() {
        assertThat(PROVIDER.questions(card)).hasSize(1);
        return PROVIDER.questions(card).getFirst();
    }

    private String onlyKey() {
        return PROVIDER.questions(card).getFirst().key();
    }

    private void assertIntact() {
        assertThat(billing.api().get("/api/v1/invoices/verify").expect(200).text("intact"))
                .isEqualTo("true");
    }

    private static ConditionFactory soon() {
        return await().atMost(Billing.PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20));
    }
}

package dev.saldo.billing.charge;

import static dev.saldo.billing.ChargeFixtures.charge;
import static dev.saldo.billing.ChargeFixtures.charged;
import static dev.saldo.billing.ChargeFixtures.inDays;
import static dev.saldo.billing.ChargeFixtures.renewed;
import static dev.saldo.billing.SaleFixtures.ADA;
import static dev.saldo.billing.SaleFixtures.ZOE;
import static dev.saldo.billing.SaleFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.billing.Billing;
import dev.saldo.billing.MovableClock;
import dev.saldo.billing.StoreFixtures;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.Customer;
import dev.saldo.contracts.sales.SubscriptionCharge;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.store.Stores;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** Midnight in Auckland is 12:00 of the day before in UTC in July. */
@SaldoTest
class ConsolidatedInvoicesIT {

    private static final LocalDate JULY_1 = LocalDate.of(2026, 7, 1);
    private static final Instant NOON_OF_JULY_1 = Instant.parse("2026-07-01T00:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-07-01T12:00:00Z");

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        MovableClock clock() {
            return new MovableClock(NOON_OF_JULY_1);
        }
    }

    private final Billing billing;
    private final Events events;
    private final Stores stores;
    private final BillingDays days;
    private final MovableClock clock;
    private final DatabaseClient db;
    private final List<UUID> subscriptions = List.of(Ids.next(), Ids.next(), Ids.next());

    ConsolidatedInvoicesIT(
            Api api, Events events, Stores stores, BillingDays days, MovableClock clock, DatabaseClient db) {
        this.billing = new Billing(api.inFreshStore(), events);
        this.events = events;
        this.stores = stores;
        this.days = days;
        this.clock = clock;
        this.db = db;
    }

    @BeforeEach
    void noonInAuckland() {
        clock.moveTo(NOON_OF_JULY_1);
        billing.told(stores, StoreFixtures.consolidating(billing.store(), "Pacific/Auckland", 1));
    }

    @Test
    void whatFallsDueOnADayComesOnOneInvoiceWhenItIsOver() {
        renew(subscriptions.get(0), inDays(10, day(ZOE, "10.00", "0.50")));
        awaitPending(1);
        renew(subscriptions.get(1), day(ZOE, "20.00"));
        awaitPending(2);
        renew(subscriptions.get(2), day(ADA, "30.00"));
        awaitPending(3);

        at(MIDNIGHT.minusSeconds(1));
        assertThat(billing.all("/api/v1/invoices")).isEmpty();
        at(MIDNIGHT);

        var invoices = billing.all("/api/v1/invoices?sort=number");
        assertThat(invoices)
                .extracting(invoice -> invoice.path("buyer").path("name").asString())
                .containsExactly("Zoë Świątek", "Ada King");
        var invoice =
                billing.invoice(UUID.fromString(invoices.getFirst().path("id").asString()));
        assertThat(invoice.text("issueDate")).isEqualTo("2026-07-02");
        assertThat(invoice.text("saleDate")).isEqualTo("2026-07-01");
        assertThat(invoice.text("dueDate")).isEqualTo("2026-07-12");
        assertThat(invoice.money("grandTotal")).isEqualTo(usd("30.50"));
        assertThat(invoice.json().path("lines").valueStream())
                .extracting(line -> line.path("position").asInt() + " "
                        + line.path("subscriptionId").asString() + " "
                        + line.path("total").path("amount").asString())
                .containsExactly(
                        "1 %s 10.00".formatted(subscriptions.get(0)),
                        "2 %s 0.50".formatted(subscriptions.get(0)),
                        "3 %s 20.00".formatted(subscriptions.get(1)));
        var issued =
                events.await(Topics.INVOICE_ISSUED, event -> event.invoiceId().equals(invoice.id()));
        assertThat(issued.subscriptionIds()).containsExactlyInAnyOrderElementsOf(subscriptions.subList(0, 2));
        assertThat(issued.chargeIds()).hasSize(2);
        assertThat(billing.all("/api/v1/invoices?subscriptionId=" + subscriptions.get(1)))
                .hasSize(1);
        assertIntact();
    }

    @Test
    void aChargeIsGatheredAndBilledOnce() {
        var charge = day(ZOE, "10.00");
        renew(subscriptions.getFirst(), charge);
        awaitPending(1);
        renew(subscriptions.getFirst(), charge);
        billing.charged(charged(subscriptions.getFirst(), charge));
        renew(subscriptions.get(1), day(ZOE, "1.00"));
        billing.charged(charged(subscriptions.get(2), day(ZOE, "1.00")));
        awaitPending(3);
        at(MIDNIGHT);
        billing.told(stores, StoreFixtures.store(billing.store(), "Pacific/Auckland", 2));
        renew(subscriptions.getFirst(), charge);
        renew(subscriptions.get(1), day(ZOE, "2.00"));
        billing.invoicesOf(subscriptions.get(1), 2);

        assertThat(billing.all("/api/v1/invoices?sort=number"))
                .extracting(invoice -> invoice.path("grandTotal").path("amount").asString())
                .containsExactly("12.00", "2.00");
        assertIntact();
    }

    @Test
    void whatIsGivenBackOnTheSameDayWaitsForTheInvoiceOfTheDay() {
        billing.charged(charged(subscriptions.getFirst(), day(ZOE, "-4.00")));
        renew(subscriptions.getFirst(), day(ZOE, "10.00"));
        awaitPending(1);
        await().atMost(Billing.PATIENCE).until(() -> count("parked_credit") == 1);

        at(MIDNIGHT);

        var invoice = billing.invoiceOf(subscriptions.getFirst());
        assertThat(invoice.money("amountDue")).isEqualTo(usd("6.00"));
        assertThat(count("parked_credit")).isZero();
        assertIntact();
    }

    @Test
    void replicasShareTheDays() {
        IntStream.range(0, 30).forEach(_ -> renew(Ids.next(), day(ZOE, "1.00")));
        awaitPending(30);
        clock.moveTo(MIDNIGHT);

        Billing.atOnce(IntStream.range(0, 4)
                .<Callable<Boolean>>mapToObj(_ -> () -> {
                    days.round().block(Billing.PATIENCE);
                    return true;
                })
                .toList());

        assertThat(billing.all("/api/v1/invoices"))
                .singleElement()
                .satisfies(invoice -> assertThat(invoice.path("lines").size()).isEqualTo(30));
        assertIntact();
    }

    @Test
    void aStoreWhoseClockIsMovedIsAsked() {
        renew(subscriptions.getFirst(), day(ZOE, "10.00"));
        awaitPending(1);

        assertThat(days.nextDue(billing.store()).block(Billing.PATIENCE)).isEqualTo(MIDNIGHT);
        assertThat(days.settle(billing.store(), MIDNIGHT.minusSeconds(1)).block(Billing.PATIENCE))
                .isFalse();
        assertThat(days.settle(billing.store(), MIDNIGHT).block(Billing.PATIENCE))
                .isTrue();
        assertThat(days.settle(billing.store(), MIDNIGHT).block(Billing.PATIENCE))
                .isFalse();
        assertThat(days.nextDue(billing.store()).blockOptional(Billing.PATIENCE))
                .isEmpty();
        assertThat(billing.all("/api/v1/invoices")).hasSize(1);
    }

    private void renew(UUID subscription, SubscriptionCharge charge) {
        billing.renewed(renewed(subscription, charge));
    }

    private static SubscriptionCharge day(Customer customer, String... amounts) {
        return charge(customer, JULY_1, amounts);
    }

    private void at(Instant moment) {
        clock.moveTo(moment);
        days.round().block(Billing.PATIENCE);
    }

    private void awaitPending(int count) {
        await().atMost(Billing.PATIENCE).until(() -> count("pending_charge") == count);
    }

    private long count(String table) {
        return db.sql("select count(*) from %s where store_id = :store".formatted(table))
                .bind("store", billing.store())
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private void assertIntact() {
        JsonNode verdict =
                billing.api().get("/api/v1/invoices/verify").expect(200).json();
        assertThat(verdict.path("intact").asBoolean()).as(verdict.toString()).isTrue();
    }
}

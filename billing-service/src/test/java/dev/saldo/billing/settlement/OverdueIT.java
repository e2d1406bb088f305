package dev.saldo.billing.settlement;

import static dev.saldo.billing.ChargeFixtures.charge;
import static dev.saldo.billing.ChargeFixtures.inDays;
import static dev.saldo.billing.ChargeFixtures.renewed;
import static dev.saldo.billing.SaleFixtures.ZOE;
import static dev.saldo.billing.SaleFixtures.sale;
import static dev.saldo.billing.SaleFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.billing.Billing;
import dev.saldo.billing.MovableClock;
import dev.saldo.billing.StoreFixtures;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.billing.InvoiceOverdue;
import dev.saldo.kit.clock.MovedStores;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.store.Stores;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.time.Duration;
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

@SaldoTest
class OverdueIT {

    /** Summer time: midnight in Warsaw is 22:00 in UTC. */
    private static final Instant JULY_1 = Instant.parse("2026-07-01T10:00:00Z");

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        MovableClock clock() {
            return new MovableClock(JULY_1);
        }
    }

    private final Billing billing;
    private final Events events;
    private final Stores stores;
    private final MarkingOverdue marking;
    private final MovableClock clock;
    private final MovedStores moved;
    private final DatabaseClient db;
    private final UUID subscription = Ids.next();

    OverdueIT(
            Api api,
            Events events,
            Stores stores,
            MarkingOverdue marking,
            MovableClock clock,
            MovedStores moved,
            DatabaseClient db) {
        this.billing = new Billing(api.inFreshStore(), events);
        this.events = events;
        this.stores = stores;
        this.marking = marking;
        this.clock = clock;
        this.moved = moved;
        this.db = db;
    }

    @BeforeEach
    void julyInWarsaw() {
        clock.moveTo(JULY_1);
        billing.told(stores, StoreFixtures.store(billing.store(), "Europe/Warsaw", 1));
    }

    @Test
    void anInvoiceIsOverdueWhenTheDayAfterItsDueDateBeginsInTheStore() {
        billing.renewed(renewed(subscription, inDays(3, charge("10.00"))));
        var invoice = billing.invoiceOf(subscription);
        assertThat(invoice.text("dueDate")).isEqualTo("2026-07-04");

        markAt("2026-07-04T21:59:59.999999Z");
        assertThat(billing.invoice(invoice.id()).text("overdue")).isEqualTo("false");

        markAt("2026-07-04T22:00:00Z");
        markAt("2026-07-05T22:00:00Z");

        var overdue = billing.invoice(invoice.id());
        assertThat(overdue.text("overdue")).isEqualTo("true");
        assertThat(overdue.text("status")).isEqualTo("CONFIRMED");
        assertThat(overdue.header("ETag")).isEqualTo("\"2\"");
        assertThat(events.await(
                        Topics.INVOICE_OVERDUE, event -> event.invoiceId().equals(invoice.id())))
                .isEqualTo(new InvoiceOverdue(
                        invoice.id(),
                        invoice.text("number"),
                        null,
                        List.of(subscription),
                        ZOE.customerId(),
                        LocalDate.of(2026, 7, 4),
                        usd("10.00"),
                        Instant.parse("2026-07-04T22:00:00Z"),
                        2));
        assertThat(events.published(Topics.INVOICE_OVERDUE, billing.store())).hasSize(1);
    }

    @Test
    void whatIsPaidInTimeNeverIs() {
        var paid = billing.invoiced(sale("1.00")).id();
        var part = billing.invoiced(sale("1.00")).id();
        var back = sale("1.00");
        billing.invoiced(back);
        billing.payAll(paid, "paid").expect(201);
        billing.pay(part, "part", "0.50").expect(201);
        billing.refunded(back);
        billing.creditNoteOf(back);

        markAt("2027-01-01T00:00:00Z");

        assertThat(billing.all("/api/v1/invoices?overdue=true"))
                .extracting(OverdueIT::id)
                .containsExactly(part.toString());
        assertThat(billing.all("/api/v1/invoices?overdue=false")).hasSize(2);
        var heard =
                events.await(Topics.INVOICE_OVERDUE, event -> event.invoiceId().equals(part));
        assertThat(heard.amountDue()).isEqualTo(usd("1.50"));
        assertThat(heard.saleId()).isNotNull();
        assertThat(heard.subscriptionIds()).isEmpty();
    }

    @Test
    void oneThatIsPaidLateIsOverdueNoMore() {
        var late = billing.invoiced(sale("1.00")).id();
        markAt("2027-01-01T00:00:00Z");

        billing.payAll(late, "late").expect(201);

        assertThat(billing.invoice(late).text("overdue")).isEqualTo("false");
        assertThat(billing.all("/api/v1/invoices?overdue=true")).isEmpty();
        assertThat(events.await(Topics.INVOICE_PAID, event -> event.invoiceId().equals(late))
                        .version())
                .isEqualTo(3);
    }

    @Test
    void whoeverMarksAtOnceSaysItOnce() {
        IntStream.range(0, 20).forEach(_ -> billing.invoiced(sale("1.00")));
        clock.moveTo(Instant.parse("2027-01-01T00:00:00Z"));

        Billing.atOnce(IntStream.range(0, 4)
                .<Callable<Boolean>>mapToObj(_ -> () -> {
                    marking.round().block(Billing.PATIENCE);
                    return true;
                })
                .toList());
        marking.round().block(Billing.PATIENCE);
        var last = billing.all("/api/v1/invoices?sort=-number&limit=1").getFirst();
        events.await(
                Topics.INVOICE_OVERDUE,
                event -> id(last).equals(event.invoiceId().toString()));

        assertThat(billing.all("/api/v1/invoices?overdue=true")).hasSize(20);
        assertThat(events.published(Topics.INVOICE_OVERDUE, billing.store())).hasSize(20);
    }

    @Test
    void aStoreWhoseClockIsMovedIsAsked() {
        var now = Instant.parse("2026-07-31T22:00:00Z");
        var invoice = billing.invoiced(sale("1.00"));

        assertThat(marking.nextDue(billing.store()).block(Billing.PATIENCE)).isEqualTo(now);
        assertThat(marking.settle(billing.store(), now.minus(Duration.ofNanos(1000)))
                        .block(Billing.PATIENCE))
                .isFalse();
        assertThat(marking.settle(billing.store(), now).block(Billing.PATIENCE)).isTrue();
        assertThat(marking.settle(billing.store(), now).block(Billing.PATIENCE)).isFalse();
        assertThat(marking.nextDue(billing.store()).blockOptional(Billing.PATIENCE))
                .isEmpty();
        assertThat(billing.invoice(invoice.id()).text("overdue")).isEqualTo("true");
    }

    @Test
    void aStoreWhoseClockWasMovedGoesByIt() {
        var invoice = billing.invoiced(sale("1.00"));
        db.sql("""
                        insert into kit.store_clock (store_id, now, target, operation_id, step, round, answered,
                                                     created_at, updated_at)
                        values (:store, '2026-08-15T10:00:00Z', '2026-08-15T10:00:00Z', gen_random_uuid(), 1, 1, true,
                                now(), now())""").bind("store", billing.store()).then().block(Billing.PATIENCE);
        moved.add(billing.store());

        marking.round().block(Billing.PATIENCE);
        var later = billing.invoiced(sale("1.00"));
        billing.payAll(later.id(), "by-its-clock").expect(201);

        assertThat(billing.invoice(invoice.id()).text("overdue")).isEqualTo("true");
        assertThat(later.text("issueDate")).isEqualTo("2026-08-15");
        assertThat(billing.invoice(later.id()).text("paidAt")).startsWith("2026-08-15");
    }

    private void markAt(String moment) {
        clock.moveTo(Instant.parse(moment));
        marking.round().block(Billing.PATIENCE);
    }

    private static String id(JsonNode invoice) {
        return invoice.path("id").asString();
    }
}

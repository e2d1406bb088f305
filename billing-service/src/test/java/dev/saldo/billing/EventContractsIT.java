package dev.saldo.billing;

import static dev.saldo.billing.ChargeFixtures.DEC_1;
import static dev.saldo.billing.ChargeFixtures.NOV_1;
import static dev.saldo.billing.ChargeFixtures.charge;
import static dev.saldo.billing.ChargeFixtures.charged;
import static dev.saldo.billing.ChargeFixtures.line;
import static dev.saldo.billing.ChargeFixtures.of;
import static dev.saldo.billing.ChargeFixtures.paidWith;
import static dev.saldo.billing.ChargeFixtures.renewed;
import static dev.saldo.billing.ChargeFixtures.vat;
import static dev.saldo.billing.SaleFixtures.ZOE;
import static dev.saldo.billing.SaleFixtures.sale;
import static dev.saldo.billing.SaleFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.Topic;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.clock.ClockAdvanced;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.store.Stores;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.EventContracts;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What this service publishes keeps to the schemas of libs/contracts, and says what the API says. */
@SaldoTest
class EventContractsIT {

    /** When everything that is issued here is overdue. */
    private static final Instant LATE = Instant.parse("2031-01-01T00:00:00Z");

    private final Billing billing;
    private final Events events;
    private final Stores stores;
    private final EventContracts contracts;
    private final UUID subscription = Ids.next();

    EventContractsIT(Api api, Events events, Stores stores) {
        this.billing = new Billing(api.inFreshStore(), events);
        this.events = events;
        this.stores = stores;
        this.contracts = events.contracts(billing.store());
    }

    @Test
    void everythingThatHappensToInvoicesIsToldAsItsSchemaSays() {
        billing.told(stores, StoreFixtures.sandbox(billing.store()));
        aSaleIsInvoicedPaidAndTakenBack();
        anUnpaidInvoiceIsCancelled();
        aChargeIsInvoicedAndCollected();
        aChargeGivesBack();
        whatIsLateIsToldWhenTheClockIsMoved();

        assertThat(contracts.topics())
                .containsExactlyInAnyOrderElementsOf(
                        Topics.publishedBy("billing").stream().map(Topic::name).toList());
    }

    private void aSaleIsInvoicedPaidAndTakenBack() {
        var sale = sale("1.00", "2.50");
        var invoice = billing.invoiced(sale);
        var declined =
                billing.simulate(invoice.id(), "declined", "failed").expect(201).id();
        var paid = billing.payAll(invoice.id(), "paid").expect(201);
        billing.refunded(sale);
        var note = billing.creditNoteOf(sale);

        var issued = contracts.told(Topics.INVOICE_ISSUED, invoice.id());
        assertThat(issued.number()).isEqualTo(invoice.text("number"));
        assertThat(issued.saleId()).isEqualTo(sale.saleId());
        assertThat(issued.lines()).hasSize(2);
        assertThat(issued.grandTotal()).isEqualTo(usd("7.00"));
        assertThat(contracts.told(Topics.PAYMENT_FAILED, declined).reason()).isEqualTo("declined");
        assertThat(contracts.told(Topics.PAYMENT_SUCCEEDED, paid.id()).amount()).isEqualTo(paid.money("amount"));
        assertThat(contracts.told(Topics.INVOICE_PAID, invoice.id()).grandTotal())
                .isEqualTo(usd("7.00"));
        var credited = contracts.told(Topics.CREDIT_NOTE_ISSUED, note.id());
        assertThat(credited.number()).isEqualTo(note.text("number"));
        assertThat(credited.saleId()).isEqualTo(sale.saleId());
    }

    private void anUnpaidInvoiceIsCancelled() {
        var sale = sale("1.00");
        var invoice = billing.invoiced(sale).id();
        billing.refunded(sale);

        assertThat(contracts.told(Topics.INVOICE_CANCELLED, invoice).saleId()).isEqualTo(sale.saleId());
    }

    private void aChargeIsInvoicedAndCollected() {
        var lines = List.of(line(1, 2, usd("5.00"), usd("1.00"), usd("10.71"), vat("19", "1.71")));
        var charge = paidWith("test-succeeds", of("renewal", ZOE, NOV_1, 14, lines));
        billing.renewed(renewed(subscription, charge));
        var invoice = billing.invoiceOf(subscription).id();

        var issued = contracts.told(Topics.INVOICE_ISSUED, invoice);
        assertThat(issued.saleId()).isNull();
        assertThat(issued.subscriptionIds()).containsExactly(subscription);
        assertThat(issued.chargeIds()).containsExactly(charge.chargeId());
        assertThat(issued.taxTotal()).isEqualTo(usd("1.71"));
        assertThat(issued.lines().getFirst().periodEnd()).isEqualTo(DEC_1);
        assertThat(contracts.told(Topics.INVOICE_PAID, invoice).subscriptionIds())
                .containsExactly(subscription);
        var payment = billing.api()
                .get("/api/v1/invoices/{id}/payments", invoice)
                .expect(200)
                .text("items.0.id");
        assertThat(contracts
                        .told(Topics.PAYMENT_SUCCEEDED, UUID.fromString(payment))
                        .method())
                .isEqualTo("provider");
    }

    private void aChargeGivesBack() {
        billing.charged(charged(subscription, charge("-3.00")));
        var note = billing.creditNotesOf(subscription, 1).getFirst();

        var credited = contracts.told(
                Topics.CREDIT_NOTE_ISSUED, UUID.fromString(note.path("id").asString()));
        assertThat(credited.saleId()).isNull();
        assertThat(credited.total()).isEqualTo(usd("3.00"));
    }

    private void whatIsLateIsToldWhenTheClockIsMoved() {
        var invoice = billing.invoiced(sale("4.00"));
        var operation = Ids.next();
        events.publish(
                Topics.CLOCK_ADVANCED,
                billing.store(),
                billing.store(),
                new ClockAdvanced(billing.store(), operation, 1, 1, LATE, LATE));

        var overdue = contracts.told(Topics.INVOICE_OVERDUE, invoice.id());
        assertThat(overdue.amountDue()).isEqualTo(invoice.money("amountDue"));
        assertThat(overdue.dueDate()).isEqualTo(LocalDate.parse(invoice.text("dueDate")));
        assertThat(contracts.told(Topics.BILLING_CLOCK_SETTLED, billing.store()).operationId())
                .isEqualTo(operation);
    }
}

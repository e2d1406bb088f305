package dev.saldo.billing.creditnote;

import static dev.saldo.billing.SaleFixtures.REFUNDED_AT;
import static dev.saldo.billing.SaleFixtures.REFUNDER;
import static dev.saldo.billing.SaleFixtures.refund;
import static dev.saldo.billing.SaleFixtures.sale;
import static dev.saldo.billing.SaleFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.billing.Billing;
import dev.saldo.billing.invoice.IssuingInvoices;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.billing.CreditNoteIssued;
import dev.saldo.contracts.sales.SaleCompleted;
import dev.saldo.contracts.sales.SaleRefunded;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.inbox.Event;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

@SaldoTest
class CreditNotesIT {

    private final Api api;
    private final Events events;
    private final DatabaseClient db;
    private final IssuingInvoices invoices;
    private final IssuingCreditNotes creditNotes;
    private final TransactionalOperator transaction;

    CreditNotesIT(
            Api api,
            Events events,
            DatabaseClient db,
            IssuingInvoices invoices,
            IssuingCreditNotes creditNotes,
            TransactionalOperator transaction) {
        this.api = api;
        this.events = events;
        this.db = db;
        this.invoices = invoices;
        this.creditNotes = creditNotes;
        this.transaction = transaction;
    }

    @Test
    void aRefundCancelsAnUnpaidInvoice() {
        var billing = store();
        var sale = sale("50.00", "1.00");
        var invoice = billing.invoiced(sale);

        billing.refunded(sale);
        var note = billing.creditNoteOf(sale);

        assertThat(note.text("number")).matches("CN-\\d{4}-000001");
        assertThat(note.text("invoiceId")).isEqualTo(invoice.id().toString());
        assertThat(note.text("invoiceNumber")).isEqualTo(invoice.text("number"));
        assertThat(note.text("reason")).isEqualTo("customer changed their mind");
        assertThat(note.text("actor")).isEqualTo(REFUNDER);
        assertThat(Instant.parse(note.text("refundedAt"))).isEqualTo(REFUNDED_AT);
        assertThat(note.money("grandTotal")).isEqualTo(usd("102.00"));
        assertThat(note.json().path("lines")).isEqualTo(invoice.json().path("lines"));
        assertThat(note.json().path("buyer")).isEqualTo(invoice.json().path("buyer"));
        var cancelled = billing.invoice(invoice.id());
        assertThat(cancelled.text("status")).isEqualTo("CANCELLED");
        assertThat(cancelled.money("amountDue")).isEqualTo(usd("0.00"));
        assertThat(cancelled.money("amountCredited")).isEqualTo(usd("102.00"));
        assertThat(cancelled.text("creditNotes.0")).isEqualTo(note.text("number"));
        assertThat(events.await(
                        Topics.CREDIT_NOTE_ISSUED, event -> event.creditNoteId().equals(note.id())))
                .isEqualTo(new CreditNoteIssued(
                        note.id(),
                        note.text("number"),
                        invoice.id(),
                        invoice.text("number"),
                        sale.saleId(),
                        LocalDate.parse(note.text("issueDate")),
                        usd("102.00")));
        var heard = events.await(
                Topics.INVOICE_CANCELLED, event -> event.invoiceId().equals(invoice.id()));
        assertThat(heard.version()).isEqualTo(2);
        assertThat(heard.grandTotal()).isEqualTo(usd("102.00"));
        billing.payAll(invoice.id(), "late").expect(409).problem("invoice-not-payable");
    }

    @Test
    void aPaidInvoiceStaysPaid() {
        var billing = store();
        var sale = sale("50.00");
        var invoice = billing.invoiced(sale);
        billing.payAll(invoice.id(), "r-1").expect(201);

        billing.refunded(sale);
        billing.creditNoteOf(sale);

        var refunded = billing.invoice(invoice.id());
        assertThat(refunded.text("status")).isEqualTo("PAID");
        assertThat(refunded.money("amountPaid")).isEqualTo(usd("100.00"));
        assertThat(refunded.money("amountCredited")).isEqualTo(usd("100.00"));
        assertThat(refunded.money("amountDue")).isEqualTo(usd("0.00"));
        assertThat(events.published(Topics.INVOICE_CANCELLED, billing.store())).isEmpty();
        assertThat(billing.all("/api/v1/invoices/%s/credit-notes".formatted(invoice.id())))
                .hasSize(1);
    }

    @Test
    void aPartlyPaidInvoiceIsCancelled() {
        var billing = store();
        var sale = sale("50.00");
        var invoice = billing.invoiced(sale);
        billing.pay(invoice.id(), "r-1", "40.00").expect(201);

        billing.refunded(sale);
        billing.creditNoteOf(sale);

        var cancelled = billing.invoice(invoice.id());
        assertThat(cancelled.text("status")).isEqualTo("CANCELLED");
        assertThat(cancelled.money("amountPaid")).isEqualTo(usd("40.00"));
        assertThat(cancelled.money("amountDue")).isEqualTo(usd("0.00"));
    }

    @Test
    void aFreeSaleIsCreditedOnce() {
        var billing = store();
        var sale = sale("0.00");
        billing.invoiced(sale);

        billing.refunded(sale);
        billing.refunded(sale);
        billing.creditNoteOf(sale);
        assertNothingElseHappens(billing);

        assertThat(billing.all("/api/v1/credit-notes")).hasSize(2);
    }

    @Test
    void aRefundThatComesTwiceIsAnsweredOnce() {
        var billing = store();
        var sale = sale("50.00");
        billing.invoiced(sale);

        events.redeliver(billing.refunded(sale));
        billing.refunded(sale);
        billing.creditNoteOf(sale);
        assertNothingElseHappens(billing);

        assertThat(billing.all("/api/v1/credit-notes?saleId=" + sale.saleId())).hasSize(1);
        assertThat(billing.all("/api/v1/credit-notes?sort=number"))
                .extracting(note -> note.path("number").asString().substring("CN-2026-".length()))
                .containsExactly("000001", "000002");
    }

    @Test
    void aRefundThatOvertakesTheCompletionWaitsForTheInvoice() {
        var billing = store();
        var sale = sale("50.00");

        billing.refunded(sale);
        await().atMost(Billing.PATIENCE).until(() -> parked(billing) == 1);
        var invoice = billing.invoiced(sale);

        assertThat(invoice.text("status")).isEqualTo("CANCELLED");
        assertThat(invoice.text("creditNotes.0")).startsWith("CN-");
        assertThat(billing.creditNoteOf(sale).text("actor")).isEqualTo(REFUNDER);
        assertThat(parked(billing)).isZero();
        assertThat(events.await(
                        Topics.CREDIT_NOTE_ISSUED, event -> event.saleId().equals(sale.saleId())))
                .isNotNull();
        assertThat(events.deadLetters(Topics.SALE_REFUNDED, "billing.credit-sale"))
                .isEmpty();
    }

    @Test
    void completionsAndRefundsAtOnceLeaveNoRefundBehind() {
        var billing = store();
        var sales = IntStream.range(0, 10).mapToObj(_ -> sale("1.00")).toList();
        var work = sales.stream()
                .flatMap(sale ->
                        List.<Callable<Boolean>>of(() -> complete(billing, sale), () -> refundNow(billing, sale))
                                .stream())
                .toList();

        Billing.atOnce(work);

        assertThat(parked(billing)).isZero();
        assertThat(billing.all("/api/v1/credit-notes")).hasSize(10);
        assertThat(billing.all("/api/v1/invoices?status=CANCELLED")).hasSize(10);
    }

    @Test
    void creditNotesAreFoundAgain() {
        var billing = store();
        var sales = List.of(sale("1.00"), sale("2.00"));
        sales.forEach(billing::invoiced);
        sales.forEach(billing::refunded);
        var note = billing.creditNoteOf(sales.getFirst());
        billing.creditNoteOf(sales.getLast());

        assertThat(billing.all("/api/v1/credit-notes?limit=1")).hasSize(2);
        assertThat(billing.all("/api/v1/credit-notes?invoiceId=" + note.text("invoiceId")))
                .hasSize(1);
        store().api().get("/api/v1/credit-notes/{id}", note.id()).expect(404).problem("not-found");
    }

    private Billing store() {
        return new Billing(api.inFreshStore(), events);
    }

    /** One more sale goes the whole way behind what was published before; its topics have one order for a key only. */
    private void assertNothingElseHappens(Billing billing) {
        var another = sale("3.00");
        billing.invoiced(another);
        billing.refunded(another);
        billing.creditNoteOf(another);
        assertThat(events.deadLetters(Topics.SALE_REFUNDED, "billing.credit-sale"))
                .isEmpty();
    }

    private boolean complete(Billing billing, SaleCompleted sale) {
        var event = new Event<>(Ids.next(), billing.store(), sale.saleId(), sale.completedAt(), sale);
        invoices.issue(List.of(event))
                .flatMap(creditNotes::answerParked)
                .as(transaction::transactional)
                .block(Billing.PATIENCE);
        return true;
    }

    private boolean refundNow(Billing billing, SaleCompleted sale) {
        var event = new Event<SaleRefunded>(Ids.next(), billing.store(), sale.saleId(), REFUNDED_AT, refund(sale));
        creditNotes.answer(List.of(event)).as(transaction::transactional).block(Billing.PATIENCE);
        return true;
    }

    private long parked(Billing billing) {
        return db.sql("select count(*) from parked_refund where store_id = :store")
                .bind("store", billing.store())
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}

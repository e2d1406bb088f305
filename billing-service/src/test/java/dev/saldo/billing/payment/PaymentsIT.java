package dev.saldo.billing.payment;

import static dev.saldo.billing.Billing.atOnce;
import static dev.saldo.billing.Billing.payment;
import static dev.saldo.billing.SaleFixtures.sale;
import static dev.saldo.billing.SaleFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.billing.Billing;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.billing.InvoicePaid;
import dev.saldo.contracts.billing.PaymentFailed;
import dev.saldo.contracts.billing.PaymentSucceeded;
import dev.saldo.kit.id.Ids;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@SaldoTest
class PaymentsIT {

    private static final String PAYMENTS = "/api/v1/payments";

    private final Billing billing;
    private final Events events;

    PaymentsIT(Api api, Events events) {
        this.billing = new Billing(api, events);
        this.events = events;
    }

    @Test
    void payingAllSettlesTheInvoice() {
        var sale = sale("50.00");
        var invoice = billing.invoiced(sale);

        var payment = billing.payAll(invoice.id(), "all-1").expect(201);

        assertThat(payment.header("Location")).isEqualTo(PAYMENTS + "/" + payment.id());
        assertThat(payment.money("amount")).isEqualTo(usd("100.00"));
        assertThat(payment.text("status")).isEqualTo("SUCCEEDED");
        assertThat(payment.text("method")).isEqualTo("card");
        assertThat(payment.text("actor")).isEqualTo("test");
        var settled = billing.invoice(invoice.id());
        assertThat(settled.text("status")).isEqualTo("PAID");
        assertThat(settled.money("amountPaid")).isEqualTo(usd("100.00"));
        assertThat(settled.money("amountDue")).isEqualTo(usd("0.00"));
        assertThat(settled.header("ETag")).isEqualTo("\"2\"");
        assertThat(events.await(
                        Topics.PAYMENT_SUCCEEDED, event -> event.paymentId().equals(payment.id())))
                .isEqualTo(new PaymentSucceeded(
                        payment.id(),
                        invoice.id(),
                        invoice.text("number"),
                        sale.saleId(),
                        "card",
                        "all-1",
                        usd("100.00"),
                        Instant.parse(payment.text("occurredAt"))));
        assertThat(paidEvent(invoice.id()))
                .isEqualTo(new InvoicePaid(
                        invoice.id(),
                        invoice.text("number"),
                        sale.saleId(),
                        usd("100.00"),
                        Instant.parse(payment.text("occurredAt")),
                        2));
    }

    @Test
    void partsSettleItWithTheLastOne() {
        var invoice = billing.invoiced(sale("50.00"));

        billing.pay(invoice.id(), "part-1", "30.00").expect(201);
        assertThat(billing.invoice(invoice.id()).text("status")).isEqualTo("PARTIALLY_PAID");
        assertThat(billing.invoice(invoice.id()).money("amountDue")).isEqualTo(usd("70.00"));
        billing.pay(invoice.id(), "part-2", "69.99").expect(201);
        billing.payAll(invoice.id(), "part-3").expect(201);

        assertThat(billing.invoice(invoice.id()).text("status")).isEqualTo("PAID");
        assertThat(billing.all("/api/v1/invoices/%s/payments?limit=2".formatted(invoice.id())))
                .extracting(item -> item.at("/amount/amount").asString())
                .containsExactly("30.00", "69.99", "0.01");
        assertThat(paidEvent(invoice.id()).version()).isEqualTo(4);
    }

    @Test
    void whatTheInvoiceDoesNotTakeIsRefused() {
        var invoice = billing.invoiced(sale("50.00")).id();

        var tooMuch = billing.pay(invoice, "no-1", "100.01").expect(409).problem("overpayment");
        assertThat(tooMuch.money("amountDue")).isEqualTo(usd("100.00"));
        billing.api()
                .post(PAYMENTS, """
                        {"invoiceId": "%s", "method": "card", "referenceId": "no-2",
                         "amount": {"amount": "1.00", "currency": "EUR"}}""".formatted(invoice))
                .expect(422)
                .problem("invalid")
                .at("/amount/currency");
        billing.pay(UUID.randomUUID(), "no-3", "1.00").expect(404).problem("not-found");
        billing.payAll(invoice, "no-4").expect(201);
        var refused = billing.pay(invoice, "no-5", "1.00").expect(409).problem("invoice-not-payable");
        assertThat(refused.text("status")).isEqualTo("409");
        assertThat(refused.text("invoiceStatus")).isEqualTo("PAID");
        billing.payAll(invoice, "no-6").expect(409).problem("invoice-not-payable");
        var other = new Billing(billing.api().inFreshStore(), events);
        other.payAll(invoice, "no-7").expect(404).problem("not-found");
    }

    @Test
    void badInputIsPointedAt() {
        var invoice = billing.invoiced(sale("50.00")).id();
        var body = Map.of("invoiceId", invoice, "method", "barter", "referenceId", " ");

        billing.api()
                .post(PAYMENTS, body)
                .expect(422)
                .problem("invalid")
                .at("/method")
                .at("/referenceId");
        billing.pay(invoice, "bad-1", "0.00").expect(422).problem("invalid").at("/amount");
        billing.api()
                .post(PAYMENTS, """
                        {"invoiceId": "%s", "method": "cash", "referenceId": "bad-2",
                         "paidAt": "2999-01-01T00:00:00Z"}""".formatted(invoice))
                .expect(422)
                .problem("invalid")
                .at("/paidAt");
    }

    @Test
    void aReferenceIsTakenOnceAMethod() {
        var one = billing.invoiced(sale("50.00")).id();
        var two = billing.invoiced(sale("50.00")).id();
        var first = billing.pay(one, "ref-1", "10.00").expect(201);

        var again = billing.pay(two, "ref-1", "10.00").expect(409).problem("reference-taken");

        assertThat(again.text("paymentId")).isEqualTo(first.id().toString());
        billing.simulate(two, "ref-1", "failed").expect(201);
        billing.simulate(two, "ref-1", "succeeded").expect(409).problem("reference-taken");
        billing.simulate(two, "ref-1", "failed").expect(409).problem("reference-taken");
        var other = new Billing(billing.api().inFreshStore(), events);
        other.payAll(other.invoiced(sale("1.00")).id(), "ref-1").expect(201);
    }

    @Test
    void paymentsAtOnceNeverPayMoreThanIsDue() {
        var invoice = billing.invoiced(sale("50.00")).id();

        var answers = atOnce(IntStream.range(0, 10)
                .<Callable<Answer>>mapToObj(index -> () -> billing.pay(invoice, "race-" + index, "30.00"))
                .toList());

        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(3);
        assertThat(billing.invoice(invoice).money("amountPaid")).isEqualTo(usd("90.00"));
    }

    @Test
    void oneOfManyWhoPayAllAtOnceSettlesIt() {
        var invoice = billing.invoiced(sale("50.00")).id();

        var answers = atOnce(IntStream.range(0, 8)
                .<Callable<Answer>>mapToObj(index -> () -> billing.payAll(invoice, "full-" + index))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        answers.stream()
                .filter(answer -> answer.status() != 201)
                .forEach(answer -> answer.expect(409).problem("invoice-not-payable"));
        assertThat(paidEvent(invoice)).isNotNull();
        assertThat(events.published(Topics.INVOICE_PAID, billing.store()))
                .filteredOn(event -> event.invoiceId().equals(invoice))
                .hasSize(1);
    }

    @Test
    void aReferenceUsedForManyInvoicesAtOnceIsTakenOnce() {
        var invoices = IntStream.range(0, 6)
                .mapToObj(_ -> billing.invoiced(sale("50.00")).id())
                .toList();

        var answers = atOnce(invoices.stream()
                .<Callable<Answer>>map(invoice -> () -> billing.payAll(invoice, "shared"))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        answers.stream()
                .filter(answer -> answer.status() != 201)
                .forEach(answer -> answer.expect(409).problem("reference-taken"));
        assertThat(invoices)
                .filteredOn(id -> billing.invoice(id).text("status").equals("PAID"))
                .hasSize(1);
    }

    @Test
    void aSimulatedFailureBooksNothing() {
        var sale = sale("50.00");
        var invoice = billing.invoiced(sale);

        var failed = billing.simulate(invoice.id(), "sim-1", "failed").expect(201);

        assertThat(failed.text("status")).isEqualTo("FAILED");
        assertThat(failed.text("failureReason")).isEqualTo("declined");
        assertThat(billing.invoice(invoice.id()).body()).isEqualTo(invoice.body());
        assertThat(events.await(
                        Topics.PAYMENT_FAILED, event -> event.paymentId().equals(failed.id())))
                .isEqualTo(new PaymentFailed(
                        failed.id(),
                        invoice.id(),
                        invoice.text("number"),
                        sale.saleId(),
                        "upi",
                        "sim-1",
                        usd("100.00"),
                        "declined",
                        Instant.parse(failed.text("occurredAt"))));
        billing.simulate(invoice.id(), "sim-2", null).expect(201);
        assertThat(billing.invoice(invoice.id()).text("status")).isEqualTo("PAID");
    }

    @Test
    void aRetryWithTheSameKeyGetsTheFirstAnswer() {
        var invoice = billing.invoiced(sale("50.00")).id();
        var keyed = billing.api().idempotent("pay-" + invoice);

        var first = keyed.post(PAYMENTS, payment(invoice, "idem-1", "10.00")).expect(201);
        var again = keyed.post(PAYMENTS, payment(invoice, "idem-1", "10.00")).expect(201);

        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        keyed.post(PAYMENTS, payment(invoice, "idem-2", "10.00")).expect(422).problem("idempotency-key-reused");
        assertThat(billing.invoice(invoice).money("amountPaid")).isEqualTo(usd("10.00"));
    }

    @Test
    void paymentsAreFoundAgain() {
        var mine = new Billing(billing.api().inFreshStore(), events);
        var invoice = mine.invoiced(sale("50.00")).id();
        var paidAt = "2023-05-07T10:00:00.123456Z";
        var card = mine.pay(invoice, "find-1", "10.00").expect(201);
        var failed = mine.simulate(invoice, "find-2", "failed").expect(201);
        var cash = mine.api().post(PAYMENTS, """
                        {"invoiceId": "%s", "method": "cash", "referenceId": " find-3 ", "paidAt": "%s",
                         "note": "in coins"}""".formatted(invoice, paidAt)).expect(201);

        assertThat(cash.text("occurredAt")).isEqualTo(paidAt);
        assertThat(cash.text("referenceId")).isEqualTo("find-3");
        assertThat(mine.api().get(PAYMENTS + "/{id}", cash.id()).expect(200).json())
                .isEqualTo(cash.json());
        assertThat(ids(mine, "?invoiceId=" + invoice)).containsExactly(card.id(), failed.id(), cash.id());
        assertThat(ids(mine, "?limit=1&sort=occurredAt")).containsExactly(cash.id(), card.id(), failed.id());
        assertThat(ids(mine, "?method=cash")).containsExactly(cash.id());
        assertThat(ids(mine, "?status=FAILED")).containsExactly(failed.id());
        assertThat(ids(mine, "?referenceId=find-1")).containsExactly(card.id());
        assertThat(ids(mine, "?invoiceId=" + Ids.next())).isEmpty();
        mine.api()
                .get(PAYMENTS + "?method=barter")
                .expect(400)
                .problem("malformed")
                .at("?method");
        billing.api().get(PAYMENTS + "/{id}", cash.id()).expect(404).problem("not-found");
    }

    private static List<UUID> ids(Billing billing, String query) {
        return billing.all(PAYMENTS + query).stream()
                .map(item -> UUID.fromString(item.path("id").asString()))
                .toList();
    }

    private InvoicePaid paidEvent(UUID invoice) {
        return events.await(Topics.INVOICE_PAID, event -> event.invoiceId().equals(invoice));
    }
}

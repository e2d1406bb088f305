package dev.saldo.billing.charge;

import static dev.saldo.billing.ChargeFixtures.NOV_1;
import static dev.saldo.billing.ChargeFixtures.charge;
import static dev.saldo.billing.ChargeFixtures.charged;
import static dev.saldo.billing.ChargeFixtures.line;
import static dev.saldo.billing.ChargeFixtures.of;
import static dev.saldo.billing.ChargeFixtures.planChanged;
import static dev.saldo.billing.ChargeFixtures.renewed;
import static dev.saldo.billing.ChargeFixtures.vat;
import static dev.saldo.billing.SaleFixtures.ZOE;
import static dev.saldo.billing.SaleFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.billing.Billing;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.billing.CreditNoteIssued;
import dev.saldo.kit.id.Ids;
import dev.saldo.money.Money;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

@SaldoTest
class SubscriptionCreditsIT {

    private final Billing billing;
    private final Events events;
    private final DatabaseClient db;
    private final UUID subscription = Ids.next();

    SubscriptionCreditsIT(Api api, Events events, DatabaseClient db) {
        this.billing = new Billing(api.inFreshStore(), events);
        this.events = events;
        this.db = db;
    }

    @Test
    void unusedTimeReducesWhatIsDue() {
        var charge = of(
                "unused-time",
                ZOE,
                NOV_1,
                null,
                List.of(line(1, 2, usd("-5.00"), usd("-1.00"), usd("-10.71"), vat("19", "-1.71"))));
        billing.renewed(renewed(subscription, charge("30.00")));
        var invoice = billing.invoiceOf(subscription);

        billing.charged(charged(subscription, charge));
        var found = billing.creditNotesOf(subscription, 1).getFirst();
        var note = billing.api()
                .get("/api/v1/credit-notes/{id}", found.path("id").asString())
                .expect(200);

        assertThat(note.text("invoiceId")).isEqualTo(invoice.id().toString());
        assertThat(note.text("subscriptionId")).isEqualTo(subscription.toString());
        assertThat(note.text("chargeId")).isEqualTo(charge.chargeId().toString());
        assertThat(note.has("saleId")).isFalse();
        assertThat(note.text("reason")).isEqualTo("unused-time");
        assertThat(note.number("lines.0.quantity")).isEqualTo(2);
        assertThat(note.money("lines.0.unitPrice")).isEqualTo(usd("5.00"));
        assertThat(note.money("lines.0.total")).isEqualTo(usd("10.71"));
        assertThat(note.money("subtotal")).isEqualTo(usd("10.00"));
        assertThat(note.money("discountTotal")).isEqualTo(usd("1.00"));
        assertThat(note.money("taxTotal")).isEqualTo(usd("1.71"));
        assertThat(note.money("grandTotal")).isEqualTo(usd("10.71"));
        var reduced = billing.invoice(invoice.id());
        assertThat(reduced.text("status")).isEqualTo("CONFIRMED");
        assertThat(reduced.money("amountDue")).isEqualTo(usd("19.29"));
        assertThat(events.await(
                        Topics.CREDIT_NOTE_ISSUED, event -> event.creditNoteId().equals(note.id())))
                .isEqualTo(new CreditNoteIssued(
                        note.id(),
                        note.text("number"),
                        invoice.id(),
                        invoice.text("number"),
                        null,
                        LocalDate.parse(note.text("issueDate")),
                        usd("10.71")));
        assertThat(billing.balance(ZOE)).isEqualTo(usd("0.00"));
        billing.payAll(invoice.id(), "rest").expect(201);
        assertThat(billing.invoice(invoice.id()).text("status")).isEqualTo("PAID");
        assertIntact();
    }

    @Test
    void whatWasPaidGoesToTheBalanceAndPaysTheNextInvoice() {
        billing.renewed(renewed(subscription, charge("30.00")));
        billing.payAll(billing.invoiceOf(subscription).id(), "paid").expect(201);

        billing.charged(charged(subscription, charge("-12.00")));
        billing.creditNotesOf(subscription, 1);

        assertThat(billing.balance(ZOE)).isEqualTo(usd("12.00"));

        billing.renewed(renewed(subscription, charge("10.00")));
        var second = billing.invoice(
                UUID.fromString(billing.invoicesOf(subscription, 2).getLast()));

        assertThat(second.text("status")).isEqualTo("PAID");
        assertThat(billing.balance(ZOE)).isEqualTo(usd("2.00"));
        assertThat(events.await(Topics.INVOICE_PAID, event -> event.invoiceId().equals(second.id()))
                        .subscriptionIds())
                .containsExactly(subscription);
        assertThat(events.await(
                                Topics.PAYMENT_SUCCEEDED,
                                event -> event.invoiceId().equals(second.id()))
                        .method())
                .isEqualTo("credit-balance");

        billing.renewed(renewed(subscription, charge("10.00")));
        var third = billing.invoice(
                UUID.fromString(billing.invoicesOf(subscription, 3).getLast()));

        assertThat(third.text("status")).isEqualTo("PARTIALLY_PAID");
        assertThat(third.money("amountDue")).isEqualTo(usd("8.00"));
        assertThat(billing.balance(ZOE)).isEqualTo(usd("0.00"));
        assertThat(billing.all("/api/v1/payments?method=credit-balance")).hasSize(2);
        assertIntact();
    }

    @Test
    void aCreditReachesBackOverSeveralInvoices() {
        for (var count = 1; count <= 3; count++) {
            billing.renewed(renewed(subscription, charge("10.00")));
            billing.invoicesOf(subscription, count);
        }

        billing.planChanged(planChanged(subscription, charge("-28.00", "3.00")));
        var notes = billing.creditNotesOf(subscription, 3);

        assertThat(notes).extracting(SubscriptionCreditsIT::total).containsExactly("10.00", "10.00", "5.00");
        assertThat(billing.invoicesOf(subscription, 3))
                .extracting(id -> billing.invoice(UUID.fromString(id)).text("amountDue.amount"))
                .containsExactly("5.00", "0.00", "0.00");
        assertThat(sum(notes)).isEqualTo(usd("25.00"));
        assertIntact();
    }

    @Test
    void aCreditThatOvertakesItsInvoiceWaitsForIt() {
        billing.charged(charged(subscription, charge("-4.00")));
        await().atMost(Billing.PATIENCE).until(() -> parked() == 1);

        billing.renewed(renewed(subscription, charge("10.00")));
        var note = billing.creditNotesOf(subscription, 1).getFirst();

        assertThat(note.path("grandTotal").path("amount").asString()).isEqualTo("4.00");
        assertThat(billing.invoiceOf(subscription).money("amountDue")).isEqualTo(usd("6.00"));
        assertThat(parked()).isZero();
        assertIntact();
    }

    @Test
    void whatNoInvoiceHasLeftIsNotLost() {
        billing.renewed(renewed(subscription, charge("10.00")));
        billing.invoiceOf(subscription);

        billing.charged(charged(subscription, charge("-25.00")));
        billing.creditNotesOf(subscription, 1);
        await().atMost(Billing.PATIENCE).until(() -> parked() == 1);
        billing.renewed(renewed(subscription, charge("10.00")));
        billing.creditNotesOf(subscription, 2);
        billing.renewed(renewed(subscription, charge("10.00")));
        var notes = billing.creditNotesOf(subscription, 3);

        assertThat(notes).extracting(SubscriptionCreditsIT::total).containsExactly("10.00", "10.00", "5.00");
        assertThat(parked()).isZero();
        assertIntact();
    }

    @Test
    void aCreditIsGivenOnce() {
        var credit = charged(subscription, charge("-4.00"));
        billing.renewed(renewed(subscription, charge("10.00")));
        billing.invoiceOf(subscription);

        events.redeliver(billing.charged(credit));
        billing.charged(credit);
        billing.creditNotesOf(subscription, 1);
        billing.charged(charged(subscription, charge("-1.00")));
        var notes = billing.creditNotesOf(subscription, 2);

        assertThat(notes).extracting(SubscriptionCreditsIT::total).containsExactly("4.00", "1.00");
        assertIntact();
    }

    @Test
    void severalCreditsOfOneInvoiceMayComeAtOnce() {
        billing.renewed(renewed(subscription, charge("10.00")));
        billing.invoiceOf(subscription);

        IntStream.range(0, 10).forEach(_ -> billing.charged(charged(subscription, charge("-1.00"))));
        billing.creditNotesOf(subscription, 10);

        var invoice = billing.invoiceOf(subscription);
        assertThat(invoice.text("status")).isEqualTo("CANCELLED");
        assertThat(invoice.header("ETag")).isEqualTo("\"11\"");
        assertThat(events.await(
                                Topics.INVOICE_CANCELLED,
                                event -> event.invoiceId().equals(invoice.id()))
                        .version())
                .isEqualTo(11);
        assertIntact();
    }

    private static String total(JsonNode note) {
        return note.path("grandTotal").path("amount").asString();
    }

    private static Money sum(List<JsonNode> notes) {
        return notes.stream().map(note -> usd(total(note))).reduce(usd("0.00"), Money::plus);
    }

    private long parked() {
        return db.sql("select count(*) from parked_credit where store_id = :store")
                .bind("store", billing.store())
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private void assertIntact() {
        var verdict = billing.api().get("/api/v1/invoices/verify").expect(200);
        assertThat(verdict.text("intact")).as(verdict.body()).isEqualTo("true");
    }
}

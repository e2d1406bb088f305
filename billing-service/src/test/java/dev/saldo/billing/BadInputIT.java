package dev.saldo.billing;

import static dev.saldo.billing.SaleFixtures.ZOE;
import static dev.saldo.billing.SaleFixtures.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.testkit.Api;
import dev.saldo.testkit.BadInput;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

@SaldoTest
class BadInputIT {

    private final Api api;
    private final Events events;

    BadInputIT(Api api, Events events) {
        this.api = api;
        this.events = events;
    }

    @Test
    void replayingADeadLetterTakesNothing() {
        api.post("/api/v1/dead-letters/billing/billing.invoice-sale@0/replay", "{\"force\": true}")
                .expect(400)
                .problem("malformed")
                .at("/force");
    }

    @Test
    void noEndpointFallsForBadInput() {
        var billing = new Billing(api.inFreshStore(), events);
        var sale = sale("50.00");
        var invoice = billing.invoiced(sale).id();
        billing.refunded(sale);
        var note = billing.creditNoteOf(sale).id();
        var open = billing.invoiced(sale("50.00")).id();
        var payment = billing.pay(open, "bad-0", "1.00").expect(201).id();
        var body = """
                {"invoiceId": "%s", "method": "card", "referenceId": "bad-1", "note": "a note", "overpayment": "credit",
                 "amount": {"amount": "0.01", "currency": "USD"}, "paidAt": "2026-01-01T00:00:00Z"}""";
        var simulated = """
                {"invoiceId": "%s", "method": "card", "referenceId": "bad-2", "outcome": "failed",
                 "amount": {"amount": "0.01", "currency": "USD"}}""";

        BadInput.against(billing.api())
                .send(HttpMethod.GET, "/api/v1/invoices/verify", null)
                .send(HttpMethod.POST, "/api/v1/payments", body.formatted(open))
                .send(HttpMethod.POST, "/api/v1/payments/simulate", simulated.formatted(open))
                .send(HttpMethod.GET, "/api/v1/payments/" + payment, null)
                .send(HttpMethod.GET, "/api/v1/invoices/" + invoice, null)
                .send(HttpMethod.POST, "/api/v1/invoices/" + open + "/collect", null)
                .send(HttpMethod.GET, "/api/v1/invoices/" + invoice + "/payments", null)
                .send(HttpMethod.GET, "/api/v1/invoices/" + invoice + "/credit-notes", null)
                .send(HttpMethod.GET, "/api/v1/credit-notes/" + note, null)
                .send(HttpMethod.GET, "/api/v1/customer-balances/" + ZOE.customerId(), null)
                .list("/api/v1/invoices")
                .list("/api/v1/invoices?number=x")
                .list("/api/v1/invoices?subscriptionId=" + invoice)
                .list("/api/v1/invoices/" + invoice + "/payments")
                .list("/api/v1/invoices/" + invoice + "/credit-notes")
                .list("/api/v1/payments")
                .list("/api/v1/credit-notes");
        for (var hostile : List.of(
                "issuedFrom=%00",
                "issuedFrom=+999999999-12-31",
                "issuedTo=-999999999-01-01",
                "number=%00",
                "saleId=%C3%28",
                "subscriptionId=%00",
                "overdue=maybe",
                "status=",
                "status=%00",
                "customerId=")) {
            assertThat(billing.api()
                            .client()
                            .get()
                            .uri("/api/v1/invoices?" + hostile)
                            .exchange()
                            .expectBody()
                            .returnResult()
                            .getStatus()
                            .value())
                    .as(hostile)
                    .isLessThan(500);
        }
    }
}

package dev.saldo.billing.payment;

import static dev.saldo.billing.SaleFixtures.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.billing.Billing;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@SaldoTest
class AuditIT {

    private static final String AUDIT = "/api/v1/audit/billing";

    private final Billing billing;

    AuditIT(Api api, Events events) {
        this.billing = new Billing(api.inFreshStore(), events);
    }

    @Test
    void aPaymentLeavesWhoWhatAndWhy() {
        var invoice = billing.invoiced(sale("50.00")).id();
        var cashier =
                billing.api().as("operator").with("X-Request-Id", "req-7").with("Audit-Reason", "paid at the door");

        var payment = cashier.post("/api/v1/payments", Billing.payment(invoice, "audit-1", "10.00"))
                .expect(201);

        var row = billing.api().get(AUDIT + "?aggregateId={id}", payment.id()).expect(200);
        assertThat(row.items()).hasSize(1);
        assertThat(row.text("items.0.operation")).isEqualTo("POST /api/v1/payments");
        assertThat(row.text("items.0.aggregateType")).isEqualTo("payment");
        assertThat(row.number("items.0.version")).isEqualTo(1);
        assertThat(row.text("items.0.subject")).isEqualTo("test");
        assertThat(row.text("items.0.role")).isEqualTo("operator");
        assertThat(row.text("items.0.requestId")).isEqualTo("req-7");
        assertThat(row.text("items.0.reason")).isEqualTo("paid at the door");
        assertThat(changes(row))
                .containsEntry("amount", "{\"amount\":\"10.00\",\"currency\":\"USD\"}")
                .containsEntry("invoiceId", "\"" + invoice + "\"")
                .containsEntry("referenceId", "\"audit-1\"")
                .containsEntry("status", "\"SUCCEEDED\"")
                .containsEntry("actor", "\"test\"");
    }

    @Test
    void whatPeopleWroteOnAPaymentIsNotThere() {
        var invoice = billing.invoiced(sale("50.00")).id();
        var payment = new HashMap<String, Object>(Billing.payment(invoice, "noted", "1.00"));
        payment.put("note", "from Maya's aunt");
        var made = billing.api().post("/api/v1/payments", payment).expect(201);

        var row = billing.api().get(AUDIT + "?aggregateId={id}", made.id()).expect(200);

        assertThat(changes(row)).containsEntry("note", "\"***\"");
        assertThat(row.body()).doesNotContain("Maya");
    }

    @Test
    void onlyWhatWasDoneIsAudited() {
        var invoice = billing.invoiced(sale("50.00")).id();
        var keyed = billing.api().idempotent("once");

        billing.pay(invoice, "too-much", "1000.00").expect(409);
        keyed.post("/api/v1/payments", Billing.payment(invoice, "twice", "1.00"))
                .expect(201);
        keyed.post("/api/v1/payments", Billing.payment(invoice, "twice", "1.00"))
                .expect(201);
        billing.simulate(invoice, "declined", "failed").expect(201);

        var rows = billing.api().get(AUDIT).expect(200);
        assertThat(rows.items())
                .extracting(row -> row.path("operation").asString())
                .containsExactly("POST /api/v1/payments/simulate", "POST /api/v1/payments");
    }

    private static Map<String, String> changes(Answer rows) {
        return rows.items()
                .getFirst()
                .path("changes")
                .valueStream()
                .collect(Collectors.toMap(
                        change -> change.path("field").asString(),
                        change -> change.path("new").toString()));
    }
}

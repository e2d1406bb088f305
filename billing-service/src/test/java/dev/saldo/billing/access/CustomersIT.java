package dev.saldo.billing.access;

import static dev.saldo.billing.SaleFixtures.ADA;
import static dev.saldo.billing.SaleFixtures.ZOE;
import static dev.saldo.billing.SaleFixtures.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.billing.Billing;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Zoë and Ada are customers of one store. */
@SaldoTest
class CustomersIT {

    private final Billing billing;
    private final Billing zoe;
    private UUID hers = new UUID(0, 0);
    private UUID adas = new UUID(0, 0);

    CustomersIT(Api api, Events events) {
        this.billing = new Billing(api.inFreshStore(), events);
        this.zoe = billing.asTestCustomer(ZOE);
    }

    @BeforeEach
    void documents() {
        for (var customer : List.of(ADA, ZOE)) {
            var sale = sale(customer, "5.00");
            billing.invoiced(sale);
            billing.refunded(sale);
            billing.creditNoteOf(sale);
        }
        hers = billing.invoiced(sale(ZOE, "50.00")).id();
        adas = billing.invoiced(sale(ADA, "50.00")).id();
        billing.api()
                .post(
                        "/api/v1/payments",
                        Map.of(
                                "invoiceId",
                                hers,
                                "method",
                                "cash",
                                "referenceId",
                                "r-1",
                                "amount",
                                usd("1.00"),
                                "note",
                                "asks for a discount every time"))
                .expect(201);
        billing.pay(adas, "r-2", "1.00").expect(201);
    }

    @Test
    void listsHaveOnlyWhatIsTheirsWhateverIsAskedFor() {
        assertThat(customers(zoe.all("/api/v1/invoices")))
                .containsOnly(ZOE.customerId().toString())
                .hasSize(2);
        assertThat(zoe.all("/api/v1/invoices?customerId=" + ADA.customerId())).isEmpty();
        assertThat(zoe.all("/api/v1/invoices?limit=1&sort=-number")).hasSize(2);
        assertThat(customers(zoe.all("/api/v1/credit-notes")))
                .containsExactly(ZOE.customerId().toString());
        assertThat(zoe.all("/api/v1/payments")).hasSize(1);
        assertThat(zoe.all("/api/v1/payments?invoiceId=" + adas)).isEmpty();
        assertThat(zoe.all("/api/v1/payments?referenceId=r-2")).isEmpty();
        assertThat(billing.all("/api/v1/payments")).hasSize(2);
    }

    @Test
    void whatIsTheStoresOwnIsNotShown() {
        var shown = List.of(
                zoe.invoice(hers).body(),
                zoe.all("/api/v1/invoices").toString(),
                zoe.all("/api/v1/credit-notes").toString(),
                zoe.all("/api/v1/payments").toString(),
                zoe.all("/api/v1/invoices/%s/payments".formatted(hers)).toString());

        assertThat(shown).noneMatch(body -> body.contains("\"actor\":\"") || body.contains("discount every time"));
        assertThat(zoe.invoice(hers).text("buyer.email")).isEqualTo(ZOE.email());
        assertThat(billing.invoice(hers).has("actor")).isTrue();
        assertThat(billing.all("/api/v1/credit-notes").getFirst().has("actor")).isTrue();
        assertThat(billing.all("/api/v1/payments").toString()).contains("actor", "discount every time");
    }

    @Test
    void theyPayWhatTheyOweAndNothingElse() {
        var paid = zoe.simulate(hers, "z-1", "succeeded").expect(201);
        zoe.simulate(adas, "z-2", "succeeded").expect(404).problem("not-found");
        zoe.payAll(hers, "z-3").expect(403).problem("forbidden");

        assertThat(paid.has("actor")).isFalse();
        assertThat(billing.invoice(hers).text("status")).isEqualTo("PAID");
        assertThat(billing.invoice(adas).text("status")).isEqualTo("PARTIALLY_PAID");
    }

    @Test
    void nobodyPaysARealInvoiceWithNothing() {
        billing.asCustomer(ZOE).simulate(hers, "z-1", "succeeded").expect(409).problem("test-stores-only");

        assertThat(billing.invoice(hers).text("status")).isEqualTo("PARTIALLY_PAID");
    }

    @Test
    void aTakenReferenceDoesNotTellWhoseItIs() {
        zoe.simulate(hers, "mine", "failed").expect(201);
        billing.simulate(adas, "adas", "failed").expect(201);

        var own = zoe.simulate(hers, "mine", "failed").expect(409).problem("reference-taken");
        var other = zoe.simulate(hers, "adas", "failed").expect(409).problem("reference-taken");

        assertThat(own.has("paymentId")).isTrue();
        assertThat(other.has("paymentId")).isFalse();
    }

    private static Map<String, String> usd(String amount) {
        return Map.of("amount", amount, "currency", "USD");
    }

    private static List<String> customers(List<JsonNode> documents) {
        return documents.stream()
                .map(document -> document.path("customerId").asString())
                .toList();
    }
}

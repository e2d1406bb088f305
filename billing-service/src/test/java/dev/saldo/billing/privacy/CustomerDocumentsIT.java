package dev.saldo.billing.privacy;

import static dev.saldo.billing.SaleFixtures.ADA;
import static dev.saldo.billing.SaleFixtures.ZOE;
import static dev.saldo.billing.SaleFixtures.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.billing.Billing;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import org.junit.jupiter.api.Test;

@SaldoTest
class CustomerDocumentsIT {

    private static final String EXPORT = "/api/v1/privacy/billing/customers/{id}";

    private final Billing billing;

    CustomerDocumentsIT(Api api, Events events) {
        this.billing = new Billing(api.inFreshStore(), events);
    }

    @Test
    void aCustomerGetsEverythingThatIsTheirsAsItIsShown() {
        billing.invoiced(sale(ADA, "1.00"));
        var takenBack = sale(ZOE, "5.00");
        billing.invoiced(takenBack);
        billing.refunded(takenBack);
        var note = billing.creditNoteOf(takenBack);
        var invoice = billing.invoiced(sale(ZOE, "50.00"));
        var payment = billing.payAll(invoice.id(), "all").expect(201);

        var export = billing.api().get(EXPORT, ZOE.customerId()).expect(200).json();

        assertThat(export.path("invoices").valueStream())
                .containsExactly(
                        billing.invoiceOf(takenBack).json(),
                        billing.invoice(invoice.id()).json());
        assertThat(export.path("creditNotes").valueStream()).containsExactly(note.json());
        assertThat(export.path("payments").valueStream()).containsExactly(payment.json());
    }

    @Test
    void whoNeverBoughtHasNothingHere() {
        billing.invoiced(sale(ADA, "1.00"));

        billing.api().get(EXPORT, ZOE.customerId()).expect(404).problem("not-found");
        billing.api().inFreshStore().get(EXPORT, ADA.customerId()).expect(404);
    }
}

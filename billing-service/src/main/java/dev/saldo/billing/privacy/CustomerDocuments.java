package dev.saldo.billing.privacy;

import dev.saldo.billing.creditnote.CreditNotes;
import dev.saldo.billing.invoice.Invoices;
import dev.saldo.billing.payment.PaymentRepository;
import dev.saldo.kit.privacy.PersonalData;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Billing's part of a customer's export; without an invoice there is nothing else either. */
@Component
class CustomerDocuments implements PersonalData {

    private final Invoices invoices;
    private final CreditNotes creditNotes;
    private final PaymentRepository payments;

    CustomerDocuments(Invoices invoices, CreditNotes creditNotes, PaymentRepository payments) {
        this.invoices = invoices;
        this.creditNotes = creditNotes;
        this.payments = payments;
    }

    @Override
    public Mono<Map<String, Object>> of(UUID store, UUID customer) {
        return Mono.zip(
                        invoices.ofCustomer(store, customer),
                        creditNotes.ofCustomer(store, customer),
                        payments.ofCustomer(store, customer))
                .filter(documents -> !documents.getT1().isEmpty())
                .map(documents -> Map.of(
                        "invoices", documents.getT1(),
                        "creditNotes", documents.getT2(),
                        "payments", documents.getT3()));
    }
}

package dev.saldo.billing.privacy;

import dev.saldo.billing.balance.BalanceQueries;
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
    private final BalanceQueries balances;

    CustomerDocuments(Invoices invoices, CreditNotes creditNotes, PaymentRepository payments, BalanceQueries balances) {
        this.invoices = invoices;
        this.creditNotes = creditNotes;
        this.payments = payments;
        this.balances = balances;
    }

    @Override
    public Mono<Map<String, Object>> of(UUID store, UUID customer) {
        return Mono.zip(
                        invoices.ofCustomer(store, customer),
                        creditNotes.ofCustomer(store, customer),
                        payments.ofCustomer(store, customer),
                        balances.of(store, customer))
                .filter(documents -> !documents.getT1().isEmpty())
                .map(documents -> Map.of(
                        "invoices", documents.getT1(),
                        "creditNotes", documents.getT2(),
                        "payments", documents.getT3(),
                        "balances", documents.getT4().balances()));
    }
}

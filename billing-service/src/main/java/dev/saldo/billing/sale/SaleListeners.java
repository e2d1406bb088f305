package dev.saldo.billing.sale;

import dev.saldo.billing.creditnote.IssuingCreditNotes;
import dev.saldo.billing.invoice.IssuingInvoices;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.SaleCompleted;
import dev.saldo.contracts.sales.SaleRefunded;
import dev.saldo.kit.inbox.EventSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What billing listens to. */
@Configuration(proxyBeanMethods = false)
class SaleListeners {

    /** A refund that came before the completion is answered in the transaction of the invoice. */
    @Bean
    EventSubscription<SaleCompleted> invoiceSales(IssuingInvoices invoices, IssuingCreditNotes creditNotes) {
        return new EventSubscription<>(
                "billing.invoice-sale",
                Topics.SALE_COMPLETED,
                sales -> invoices.issue(sales).flatMap(creditNotes::answerParked));
    }

    @Bean
    EventSubscription<SaleRefunded> creditSales(IssuingCreditNotes creditNotes) {
        return new EventSubscription<>("billing.credit-sale", Topics.SALE_REFUNDED, creditNotes::answer);
    }
}

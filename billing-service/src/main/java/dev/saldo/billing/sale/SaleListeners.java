package dev.saldo.billing.sale;

import dev.saldo.billing.creditnote.IssuingCreditNotes;
import dev.saldo.billing.invoice.IssuingInvoices;
import dev.saldo.billing.payment.PayingFromBalance;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.SaleCompleted;
import dev.saldo.contracts.sales.SaleRefunded;
import dev.saldo.kit.inbox.EventSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What billing listens to. */
@Configuration(proxyBeanMethods = false)
class SaleListeners {

    /**
     * A refund that came before the completion is answered in the transaction of the invoice. What the customer is owed
     * pays what is left.
     */
    @Bean
    EventSubscription<SaleCompleted> invoiceSales(
            IssuingInvoices invoices, IssuingCreditNotes creditNotes, PayingFromBalance paying) {
        return new EventSubscription<>(
                "billing.invoice-sale",
                Topics.SALE_COMPLETED,
                sales -> invoices.issue(sales)
                        .flatMap(issued -> creditNotes.answerParked(issued).then(paying.pay(issued))));
    }

    @Bean
    EventSubscription<SaleRefunded> creditSales(IssuingCreditNotes creditNotes) {
        return new EventSubscription<>("billing.credit-sale", Topics.SALE_REFUNDED, creditNotes::answer);
    }
}

package dev.saldo.sales.sale;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.billing.InvoiceIssued;
import dev.saldo.kit.inbox.Event;
import dev.saldo.kit.inbox.EventSubscription;
import dev.saldo.kit.time.Times;
import dev.saldo.sales.sale.SaleQueries.IssuedInvoice;
import java.time.Clock;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the number of its invoice with each sale. */
@Configuration(proxyBeanMethods = false)
class InvoiceListener {

    @Bean
    EventSubscription<InvoiceIssued> issuedInvoices(SaleQueries sales, Clock clock) {
        return new EventSubscription<>(
                "sales.keep-invoice-numbers",
                Topics.INVOICE_ISSUED,
                // an invoice of a subscription period belongs to no sale
                issued -> issued.saleId() != null,
                events -> sales.keepInvoices(
                        events.stream().map(InvoiceListener::issued).toList(), Times.now(clock)));
    }

    private static IssuedInvoice issued(Event<InvoiceIssued> event) {
        var body = event.body();
        return new IssuedInvoice(
                event.store(),
                Objects.requireNonNull(body.saleId()),
                new Sale.Invoice(body.invoiceId(), body.number()));
    }
}

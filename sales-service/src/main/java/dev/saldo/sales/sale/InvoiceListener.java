package dev.saldo.sales.sale;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.billing.InvoiceIssued;
import dev.saldo.kit.inbox.Event;
import dev.saldo.kit.inbox.EventSubscription;
import dev.saldo.kit.time.Times;
import dev.saldo.sales.sale.SaleQueries.IssuedInvoice;
import java.time.Clock;
import java.util.stream.Stream;
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
                events -> sales.keepInvoices(
                        events.stream().flatMap(InvoiceListener::issued).toList(), Times.now(clock)));
    }

    /** An invoice of a subscription period belongs to no sale. */
    private static Stream<IssuedInvoice> issued(Event<InvoiceIssued> event) {
        var body = event.body();
        var sale = body.saleId();
        return sale == null
                ? Stream.empty()
                : Stream.of(new IssuedInvoice(event.store(), sale, new Sale.Invoice(body.invoiceId(), body.number())));
    }
}

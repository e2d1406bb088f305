package dev.saldo.billing.invoice;

import dev.saldo.billing.numbering.Days;
import dev.saldo.billing.numbering.DocumentNumbers;
import dev.saldo.billing.numbering.Numbered;
import dev.saldo.billing.numbering.Series;
import dev.saldo.billing.seller.Seller;
import dev.saldo.billing.seller.Sellers;
import dev.saldo.billing.settlement.SaleKey;
import dev.saldo.billing.settlement.Settlements;
import dev.saldo.contracts.sales.SaleCompleted;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.inbox.Event;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.time.Times;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Issues the invoices of a batch of completed sales with a fixed number of statements, in the caller's transaction. */
@Service
public class IssuingInvoices {

    private static final Logger log = LoggerFactory.getLogger(IssuingInvoices.class);

    private final DocumentNumbers numbers;
    private final Sellers sellers;
    private final InvoiceWriter writer;
    private final Settlements settlements;
    private final Outbox outbox;
    private final Clock clock;

    IssuingInvoices(
            DocumentNumbers numbers,
            Sellers sellers,
            InvoiceWriter writer,
            Settlements settlements,
            Outbox outbox,
            Clock clock) {
        this.numbers = numbers;
        this.sellers = sellers;
        this.writer = writer;
        this.settlements = settlements;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The invoices that were issued: one for each sale that had none, oldest completion first; empty when all had. */
    public Mono<List<Invoice>> issue(List<Event<SaleCompleted>> events) {
        var sales = events.stream()
                .map(InvoiceContract::sale)
                .sorted(Comparator.comparing(CompletedSale::completedAt))
                .toList();
        return numbers.lock(storesOf(sales))
                .then(Mono.defer(() -> writer.invoiced(sales)))
                .map(invoiced -> withoutInvoice(sales, invoiced))
                .filter(missing -> !missing.isEmpty())
                .flatMap(missing -> issue(missing, Times.now(clock)));
    }

    private Mono<List<Invoice>> issue(List<CompletedSale> sales, Instant now) {
        return sellers.of(storesOf(sales))
                .flatMap(known -> numbers.number(Series.INVOICE, Days.of(now).getYear(), sales, CompletedSale::store)
                        .map(numbered -> invoices(numbered, known, now)))
                .flatMap(invoices -> write(invoices).thenReturn(invoices));
    }

    private Mono<Void> write(List<Invoice> invoices) {
        return writer.insert(invoices)
                .then(outbox.append(
                        invoices.stream().map(InvoiceContract::issued).toList()))
                .then(settlements.open(invoices.stream().map(Invoice::issued).toList()))
                .doOnSuccess(_ -> log.info("{} invoices issued", invoices.size()));
    }

    private static List<Invoice> invoices(
            List<Numbered<CompletedSale>> numbered, Map<UUID, Seller> sellers, Instant now) {
        return numbered.stream()
                .map(sale -> Invoice.issue(
                        Ids.next(),
                        sale.thing(),
                        sale.number(),
                        Objects.requireNonNull(sellers.get(sale.thing().store())),
                        now))
                .toList();
    }

    private static List<CompletedSale> withoutInvoice(List<CompletedSale> sales, Set<SaleKey> invoiced) {
        var seen = new HashSet<>(invoiced);
        return sales.stream().filter(sale -> seen.add(sale.key())).toList();
    }

    private static List<UUID> storesOf(List<CompletedSale> sales) {
        return sales.stream().map(CompletedSale::store).distinct().toList();
    }
}

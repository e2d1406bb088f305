package dev.saldo.billing.invoice;

import dev.saldo.billing.chain.DocumentChain;
import dev.saldo.billing.numbering.DocumentNumbers;
import dev.saldo.billing.numbering.Numbered;
import dev.saldo.billing.numbering.Series;
import dev.saldo.billing.seller.Issuer;
import dev.saldo.billing.seller.Issuers;
import dev.saldo.billing.settlement.SaleKey;
import dev.saldo.billing.settlement.Settlements;
import dev.saldo.contracts.sales.SaleCompleted;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.inbox.Event;
import dev.saldo.kit.outbox.Outbox;
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

/** Issues the invoices of a batch with a fixed number of statements, in the caller's transaction. */
@Service
public class IssuingInvoices {

    private static final Logger log = LoggerFactory.getLogger(IssuingInvoices.class);

    private final DocumentNumbers numbers;
    private final Issuers issuers;
    private final InvoiceWriter writer;
    private final DocumentChain chain;
    private final Settlements settlements;
    private final Outbox outbox;

    IssuingInvoices(
            DocumentNumbers numbers,
            Issuers issuers,
            InvoiceWriter writer,
            DocumentChain chain,
            Settlements settlements,
            Outbox outbox) {
        this.numbers = numbers;
        this.issuers = issuers;
        this.writer = writer;
        this.chain = chain;
        this.settlements = settlements;
        this.outbox = outbox;
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
                .flatMap(this::write);
    }

    /**
     * The invoices that were issued: one for each charge that had none, in their order; empty when all had. None of the
     * charges gives back, and their stores are locked.
     */
    public Mono<List<Invoice>> bill(List<Charge> charges) {
        return writer.billed(charges)
                .map(billed -> notBilled(charges, billed))
                .filter(missing -> !missing.isEmpty())
                .flatMap(this::write);
    }

    /** One invoice for those of a customer, currency and day, none of which was billed; their stores are locked. */
    public Mono<List<Invoice>> billTogether(List<Charge> charges) {
        return write(DueCharges.together(charges));
    }

    private Mono<List<Invoice>> write(List<? extends Billable> billed) {
        return issuers.of(storesOf(billed))
                .flatMap(known -> number(List.copyOf(billed), known))
                .flatMap(invoices -> insert(invoices).thenReturn(invoices));
    }

    private Mono<List<Invoice>> number(List<Billable> billed, Map<UUID, Issuer> issuers) {
        return numbers.number(
                        Series.INVOICE, store -> issuer(issuers, store).today().getYear(), billed, Billable::store)
                .map(numbered -> invoices(numbered, issuers));
    }

    private Mono<Void> insert(List<Invoice> invoices) {
        return writer.insert(invoices)
                .then(chain.append(
                        Series.INVOICE, invoices.stream().map(Invoice::id).toList()))
                .then(outbox.append(
                        invoices.stream().map(InvoiceContract::issued).toList()))
                .then(settlements.open(invoices.stream().map(Invoice::issued).toList()))
                .doOnSuccess(_ -> log.info("invoices issued: {}", invoices.size()));
    }

    private static List<Invoice> invoices(List<Numbered<Billable>> numbered, Map<UUID, Issuer> issuers) {
        return numbered.stream()
                .map(billed -> Invoice.issue(
                        Ids.next(),
                        billed.thing(),
                        billed.number(),
                        issuer(issuers, billed.thing().store())))
                .toList();
    }

    private static Issuer issuer(Map<UUID, Issuer> issuers, UUID store) {
        return Objects.requireNonNull(issuers.get(store));
    }

    private static List<CompletedSale> withoutInvoice(List<CompletedSale> sales, Set<SaleKey> invoiced) {
        var seen = new HashSet<>(invoiced);
        return sales.stream().filter(sale -> seen.add(sale.key())).toList();
    }

    private static List<DueCharges> notBilled(List<Charge> charges, Set<UUID> billed) {
        var seen = new HashSet<>(billed);
        return charges.stream()
                .filter(charge -> seen.add(charge.id()))
                .map(DueCharges::of)
                .toList();
    }

    private static List<UUID> storesOf(List<? extends Billable> billed) {
        return billed.stream().map(Billable::store).distinct().toList();
    }
}

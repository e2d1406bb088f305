package dev.saldo.billing.creditnote;

import dev.saldo.billing.chain.DocumentChain;
import dev.saldo.billing.creditnote.NewCreditNote.CreditedInvoice;
import dev.saldo.billing.invoice.Invoice;
import dev.saldo.billing.numbering.DocumentNumbers;
import dev.saldo.billing.numbering.Series;
import dev.saldo.billing.seller.Issuers;
import dev.saldo.billing.settlement.Settlements;
import dev.saldo.contracts.sales.SaleRefunded;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.inbox.Event;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.time.Times;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Answers refunds with credit notes, a batch with a fixed number of statements, in the caller's transaction. */
@Service
public class IssuingCreditNotes {

    private static final Logger log = LoggerFactory.getLogger(IssuingCreditNotes.class);

    private final DocumentNumbers numbers;
    private final Issuers issuers;
    private final Settlements settlements;
    private final ParkedRefunds parked;
    private final CreditNoteWriter writer;
    private final DocumentChain chain;
    private final Outbox outbox;
    private final Clock clock;

    IssuingCreditNotes(
            DocumentNumbers numbers,
            Issuers issuers,
            Settlements settlements,
            ParkedRefunds parked,
            CreditNoteWriter writer,
            DocumentChain chain,
            Outbox outbox,
            Clock clock) {
        this.numbers = numbers;
        this.issuers = issuers;
        this.settlements = settlements;
        this.parked = parked;
        this.writer = writer;
        this.chain = chain;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A credit note for each refund whose sale is invoiced and has none; refunds without invoice are parked. */
    public Mono<Void> answer(List<Event<SaleRefunded>> events) {
        var refunds = events.stream().map(CreditNoteContract::refund).toList();
        return numbers.lock(
                        refunds.stream().map(refund -> refund.sale().store()).toList())
                .then(Mono.defer(() -> settle(refunds)));
    }

    /** For refunds that came before these invoices, which were issued in this transaction. */
    public Mono<Void> answerParked(List<Invoice> issued) {
        return parked.take(issued.stream().map(Invoice::sale).toList())
                .filter(refunds -> !refunds.isEmpty())
                .flatMap(this::settle);
    }

    private Mono<Void> settle(List<Refund> refunds) {
        return writer.answered(refunds)
                .map(answered -> refunds.stream()
                        .filter(refund -> !answered.contains(refund.sale()))
                        .toList())
                .flatMap(open -> settlements
                        .lock(open.stream().map(Refund::sale).toList())
                        .map(accounts -> Answers.to(open, accounts)))
                .flatMap(answers -> park(answers.early()).then(issue(answers.credited())));
    }

    private Mono<Void> park(List<Refund> early) {
        return Mono.just(early)
                .filter(refunds -> !refunds.isEmpty())
                .doOnNext(refunds -> log.info("refunds that wait for their invoice: {}", refunds.size()))
                .flatMap(parked::park);
    }

    private Mono<Void> issue(List<CreditedInvoice> credited) {
        return Mono.just(credited)
                .filter(invoices -> !invoices.isEmpty())
                .flatMap(invoices -> number(invoices, Times.now(clock)))
                .flatMap(this::write);
    }

    private Mono<List<NewCreditNote>> number(List<CreditedInvoice> credited, Instant now) {
        return issuers.of(credited.stream().map(CreditedInvoice::store).toList())
                .flatMap(known -> number(
                        credited,
                        store -> Objects.requireNonNull(known.get(store)).day(now),
                        now));
    }

    private Mono<List<NewCreditNote>> number(
            List<CreditedInvoice> credited, Function<UUID, LocalDate> today, Instant now) {
        return numbers.number(
                        Series.CREDIT_NOTE, store -> today.apply(store).getYear(), credited, CreditedInvoice::store)
                .map(numbered -> numbered.stream()
                        .map(note -> new NewCreditNote(
                                Ids.next(),
                                note.number(),
                                note.thing(),
                                today.apply(note.thing().store()),
                                now))
                        .toList());
    }

    private Mono<Void> write(List<NewCreditNote> notes) {
        return writer.insert(notes)
                .then(chain.append(
                        Series.CREDIT_NOTE,
                        notes.stream().map(NewCreditNote::id).toList()))
                .then(outbox.append(
                        notes.stream().map(CreditNoteContract::issued).toList()))
                .then(settlements.apply(
                        notes.stream().map(NewCreditNote::change).toList()))
                .doOnSuccess(_ -> log.info("credit notes issued: {}", notes.size()));
    }
}

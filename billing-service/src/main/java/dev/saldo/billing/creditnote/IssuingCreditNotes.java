package dev.saldo.billing.creditnote;

import dev.saldo.billing.invoice.Invoice;
import dev.saldo.billing.numbering.DocumentNumbers;
import dev.saldo.billing.settlement.Settlements;
import dev.saldo.contracts.sales.SaleRefunded;
import dev.saldo.kit.inbox.Event;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Answers refunds with credit notes, a batch with a fixed number of statements, in the caller's transaction. */
@Service
public class IssuingCreditNotes {

    private static final Logger log = LoggerFactory.getLogger(IssuingCreditNotes.class);

    private final DocumentNumbers numbers;
    private final Settlements settlements;
    private final ParkedRefunds parked;
    private final CreditNoteWriter writer;
    private final WritingCreditNotes notes;

    IssuingCreditNotes(
            DocumentNumbers numbers,
            Settlements settlements,
            ParkedRefunds parked,
            CreditNoteWriter writer,
            WritingCreditNotes notes) {
        this.numbers = numbers;
        this.settlements = settlements;
        this.parked = parked;
        this.writer = writer;
        this.notes = notes;
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
        return parked.take(issued.stream()
                        .map(invoice -> Objects.requireNonNull(invoice.origin().saleKey()))
                        .toList())
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
                .flatMap(answers -> park(answers.early()).then(notes.write(answers.credited())));
    }

    private Mono<Void> park(List<Refund> early) {
        return Mono.just(early)
                .filter(refunds -> !refunds.isEmpty())
                .doOnNext(refunds -> log.info("refunds that wait for their invoice: {}", refunds.size()))
                .flatMap(parked::park);
    }
}

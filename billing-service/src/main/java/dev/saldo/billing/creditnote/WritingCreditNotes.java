package dev.saldo.billing.creditnote;

import dev.saldo.billing.chain.DocumentChain;
import dev.saldo.billing.numbering.DocumentNumbers;
import dev.saldo.billing.numbering.Numbered;
import dev.saldo.billing.numbering.Series;
import dev.saldo.billing.seller.Issuer;
import dev.saldo.billing.seller.Issuers;
import dev.saldo.billing.settlement.Settlements;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.outbox.Outbox;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Numbers, writes, chains and announces what was decided to take back, with what follows for what is owed. */
@Service
class WritingCreditNotes {

    private static final Logger log = LoggerFactory.getLogger(WritingCreditNotes.class);

    private final DocumentNumbers numbers;
    private final Issuers issuers;
    private final CreditNoteWriter writer;
    private final DocumentChain chain;
    private final Outbox outbox;
    private final Settlements settlements;
    private final ReturningPayments returning;

    WritingCreditNotes(
            DocumentNumbers numbers,
            Issuers issuers,
            CreditNoteWriter writer,
            DocumentChain chain,
            Outbox outbox,
            Settlements settlements,
            ReturningPayments returning) {
        this.numbers = numbers;
        this.issuers = issuers;
        this.writer = writer;
        this.chain = chain;
        this.outbox = outbox;
        this.settlements = settlements;
        this.returning = returning;
    }

    /** In the caller's transaction, which has locked the stores and the accounts. */
    Mono<Void> write(List<? extends Reversal> reversals) {
        return reversals.isEmpty()
                ? Mono.empty()
                : number(List.copyOf(reversals)).flatMap(this::insert);
    }

    private Mono<List<NewCreditNote>> number(List<Reversal> reversals) {
        return issuers.of(reversals.stream().map(Reversal::store).toList()).flatMap(known -> number(reversals, known));
    }

    private Mono<List<NewCreditNote>> number(List<Reversal> reversals, Map<UUID, Issuer> issuers) {
        return numbers.number(
                        Series.CREDIT_NOTE,
                        store -> issuer(issuers, store).today().getYear(),
                        reversals,
                        Reversal::store)
                .map(numbered -> numbered.stream()
                        .map(reversal ->
                                note(reversal, issuer(issuers, reversal.thing().store())))
                        .toList());
    }

    private static NewCreditNote note(Numbered<Reversal> numbered, Issuer issuer) {
        return new NewCreditNote(Ids.next(), numbered.number(), numbered.thing(), issuer.today(), issuer.now());
    }

    private static Issuer issuer(Map<UUID, Issuer> issuers, UUID store) {
        return Objects.requireNonNull(issuers.get(store));
    }

    private Mono<Void> insert(List<NewCreditNote> notes) {
        return writer.insert(notes)
                .then(chain.append(
                        Series.CREDIT_NOTE,
                        notes.stream().map(NewCreditNote::id).toList()))
                .then(outbox.append(
                        notes.stream().map(CreditNoteContract::issued).toList()))
                .then(settlements.apply(
                        notes.stream().map(NewCreditNote::change).toList()))
                .then(returning.toBalances(notes))
                .doOnSuccess(_ -> log.info("credit notes issued: {}", notes.size()));
    }
}

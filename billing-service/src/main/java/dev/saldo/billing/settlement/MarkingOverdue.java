package dev.saldo.billing.settlement;

import dev.saldo.kit.clock.DueWork;
import dev.saldo.kit.job.RecurringJob;
import dev.saldo.kit.outbox.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Says of invoices that were not paid in time that they are overdue, a bounded piece at a time; replicas share them. */
@Component
class MarkingOverdue implements RecurringJob, DueWork {

    private static final Logger log = LoggerFactory.getLogger(MarkingOverdue.class);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int PIECE = 500;

    private final OverdueRepository invoices;
    private final Outbox outbox;
    private final TransactionalOperator transaction;

    MarkingOverdue(OverdueRepository invoices, Outbox outbox, TransactionalOperator transaction) {
        this.invoices = invoices;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "mark-overdue-invoices";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    /** Until a piece is not full. */
    @Override
    public Mono<Void> round() {
        return Mono.defer(() -> announced(invoices.mark(PIECE)))
                .repeat()
                .takeWhile(marked -> marked >= PIECE)
                .then();
    }

    /** What is left, a payment or a job has locked. */
    @Override
    public Mono<Boolean> settle(UUID store, Instant now) {
        return announced(invoices.mark(store, now, PIECE))
                .flatMap(marked -> marked > 0 ? Mono.just(true) : isDue(store, now));
    }

    @Override
    public Mono<Instant> nextDue(UUID store) {
        return invoices.next(store);
    }

    private Mono<Boolean> isDue(UUID store, Instant now) {
        return invoices.next(store).map(next -> !next.isAfter(now)).defaultIfEmpty(false);
    }

    private Mono<Integer> announced(Mono<List<OverdueInvoice>> marking) {
        return marking.flatMap(marked -> announce(marked).thenReturn(marked.size()))
                .as(transaction::transactional);
    }

    private Mono<Void> announce(List<OverdueInvoice> marked) {
        return marked.isEmpty()
                ? Mono.empty()
                : outbox.append(marked.stream().map(SettlementContract::overdue).toList())
                        .doOnSuccess(_ -> log.info("{} invoices are overdue", marked.size()));
    }
}

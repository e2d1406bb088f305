package dev.saldo.billing.charge;

import dev.saldo.billing.numbering.DocumentNumbers;
import dev.saldo.kit.clock.DueWork;
import dev.saldo.kit.clock.StoreClock;
import dev.saldo.kit.job.RecurringJob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Bills the days that are over, in stores that want one invoice a customer and day. Replicas take turns in a store,
 * since numbers are given out under its lock.
 */
@Component
class BillingDays implements RecurringJob, DueWork {

    private static final Duration EVERY = Duration.ofSeconds(10);

    /** Stores in a round, and invoices in a transaction. */
    private static final int PIECE = 200;

    private final PendingCharges pending;
    private final BillingCharges billing;
    private final DocumentNumbers numbers;
    private final StoreClock clock;
    private final TransactionalOperator transaction;

    BillingDays(
            PendingCharges pending,
            BillingCharges billing,
            DocumentNumbers numbers,
            StoreClock clock,
            TransactionalOperator transaction) {
        this.pending = pending;
        this.billing = billing;
        this.numbers = numbers;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "bill-days";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public Mono<Void> round() {
        return pending.due(PIECE)
                .collectList()
                .flatMapIterable(stores -> stores)
                .concatMap(this::bill)
                .then();
    }

    /** Waits for whoever bills them. */
    @Override
    public Mono<Boolean> settle(UUID store, Instant now) {
        return piece(store, now);
    }

    @Override
    public Mono<Instant> nextDue(UUID store) {
        return pending.next(store);
    }

    /** Until nothing is due. */
    private Mono<Void> bill(UUID store) {
        return clock.now(store)
                .flatMap(now -> Mono.defer(() -> piece(store, now))
                        .repeat()
                        .takeWhile(billed -> billed)
                        .then());
    }

    private Mono<Boolean> piece(UUID store, Instant now) {
        return numbers.lock(List.of(store))
                .then(Mono.defer(() -> pending.take(store, now, PIECE)))
                .flatMap(charges -> billing.billTogether(charges).thenReturn(!charges.isEmpty()))
                .as(transaction::transactional);
    }
}

package dev.saldo.platform.credit;

import static java.util.stream.Collectors.toSet;

import dev.saldo.kit.clock.DueWork;
import dev.saldo.kit.clock.StoreClock;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.job.RecurringJob;
import dev.saldo.kit.time.Times;
import dev.saldo.platform.balance.AccountKey;
import dev.saldo.platform.credit.Posting.Posted;
import dev.saldo.platform.lot.Lot;
import dev.saldo.platform.lot.LotRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Books what expires, a bounded piece at a time. Replicas may do it at once: whoever comes to an account second finds
 * the lot empty.
 */
@Component
class ExpiringLots implements RecurringJob, DueWork {

    private static final Logger log = LoggerFactory.getLogger(ExpiringLots.class);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int PIECE = 200;

    private final LotRepository lots;
    private final Books books;
    private final Bookings bookings;
    private final TransactionalOperator transaction;
    private final StoreClock clock;
    private final Clock wall;

    ExpiringLots(
            LotRepository lots,
            Books books,
            Bookings bookings,
            TransactionalOperator transaction,
            StoreClock clock,
            Clock wall) {
        this.lots = lots;
        this.books = books;
        this.bookings = bookings;
        this.transaction = transaction;
        this.clock = clock;
        this.wall = wall;
    }

    @Override
    public String name() {
        return "expire-lots";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    /** Until a piece is not full, or nothing of it could go. */
    @Override
    public Mono<Void> round() {
        return Mono.defer(this::piece)
                .repeat()
                .takeWhile(expired -> expired >= PIECE)
                .then();
    }

    @Override
    public Mono<Boolean> settle(UUID store, Instant now) {
        return lots.due(store, now, PIECE).collectList().flatMap(this::expire).map(expired -> expired > 0);
    }

    @Override
    public Mono<Instant> nextDue(UUID store) {
        return clock.now(store).flatMap(now -> lots.nextDue(store, now));
    }

    private Mono<Integer> piece() {
        return lots.due(Times.now(wall), PIECE).collectList().flatMap(this::expire);
    }

    private Mono<Integer> expire(List<Lot> due) {
        return due.isEmpty() ? Mono.just(0) : expireAll(due).as(transaction::transactional);
    }

    private Mono<Integer> expireAll(List<Lot> due) {
        var accounts = due.stream().map(Lot::account).collect(toSet());
        var stores = accounts.stream().map(AccountKey::store).collect(toSet());
        return books.open(accounts, due.stream().map(Lot::id).toList())
                .zipWhen(_ -> clock.now(stores), (opening, times) -> Expiries.decide(opening, Ids::next, times))
                .flatMap(batch -> record(batch).thenReturn(batch.decisions().size()));
    }

    private Mono<Void> record(Batch<Posted> batch) {
        var events = batch.decisions().stream()
                .map(posted -> CreditContract.moved(posted.movement()))
                .toList();
        return bookings.record(batch.decisions(), batch.lots(), events)
                .doOnSuccess(_ -> log.info("{} lots expired", batch.decisions().size()));
    }
}

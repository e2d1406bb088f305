package dev.saldo.platform.hold;

import static java.util.stream.Collectors.toSet;

import dev.saldo.kit.clock.DueWork;
import dev.saldo.kit.clock.StoreClock;
import dev.saldo.kit.clock.StoreTimes;
import dev.saldo.kit.job.RecurringJob;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.kit.time.Times;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.balance.AccountKey;
import dev.saldo.platform.balance.AccountRepository;
import dev.saldo.platform.balance.BalanceChanges;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Frees what holds have held for long enough, a bounded piece at a time. Replicas may do it at once: whoever comes to an
 * account second finds the hold ended.
 */
@Component
class ExpiringHolds implements RecurringJob, DueWork {

    private static final Logger log = LoggerFactory.getLogger(ExpiringHolds.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final int PIECE = 200;

    private final AccountRepository accounts;
    private final HoldRepository holds;
    private final Outbox outbox;
    private final BalanceChanges changes;
    private final TransactionalOperator transaction;
    private final StoreClock clock;
    private final Clock wall;

    ExpiringHolds(
            AccountRepository accounts,
            HoldRepository holds,
            Outbox outbox,
            BalanceChanges changes,
            TransactionalOperator transaction,
            StoreClock clock,
            Clock wall) {
        this.accounts = accounts;
        this.holds = holds;
        this.outbox = outbox;
        this.changes = changes;
        this.transaction = transaction;
        this.clock = clock;
        this.wall = wall;
    }

    @Override
    public String name() {
        return "expire-holds";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    /** Until a piece is not full. */
    @Override
    public Mono<Void> round() {
        return Mono.defer(this::piece)
                .repeat()
                .takeWhile(expired -> expired >= PIECE)
                .then();
    }

    @Override
    public Mono<Boolean> settle(UUID store, Instant now) {
        return holds.due(store, now, PIECE).collectList().flatMap(this::expire).map(expired -> expired > 0);
    }

    @Override
    public Mono<Instant> nextDue(UUID store) {
        return clock.now(store).flatMap(now -> holds.nextDue(store, now));
    }

    private Mono<Integer> piece() {
        return holds.due(Times.now(wall), PIECE).collectList().flatMap(this::expire);
    }

    private Mono<Integer> expire(List<Hold> due) {
        return due.isEmpty() ? Mono.just(0) : expireAll(due).as(transaction::transactional);
    }

    private Mono<Integer> expireAll(List<Hold> due) {
        var keys = due.stream().map(Hold::account).collect(toSet());
        var stores = keys.stream().map(AccountKey::store).collect(toSet());
        return accounts.lock(keys)
                .collectMap(Account::key)
                .flatMap(locked -> holds.find(due.stream().map(Hold::id).toList())
                        .collectList()
                        .flatMap(current -> clock.now(stores).flatMap(times -> expire(locked, current, times))));
    }

    private Mono<Integer> expire(Map<AccountKey, Account> locked, List<Hold> current, StoreTimes times) {
        var free = new HashMap<AccountKey, Account>();
        var ended = new ArrayList<Hold>();
        var events = new ArrayList<OutboxMessage>();
        for (var hold : current) {
            var key = hold.account();
            var now = times.in(key.store());
            var account = free.containsKey(key) ? free.get(key) : locked.get(key);
            if (account != null && hold.isDue(now)) {
                var freed = account.holding(account.held().minus(hold.amount()));
                free.put(key, freed);
                ended.add(hold.expired(now));
                events.add(HoldContract.changed(ended.getLast(), freed));
            }
        }
        return ended.isEmpty() ? Mono.just(0) : record(free, ended, events).thenReturn(ended.size());
    }

    private Mono<Void> record(Map<AccountKey, Account> free, List<Hold> ended, List<OutboxMessage> events) {
        return holds.saveEnds(ended)
                .then(accounts.saveBalances(free.values()))
                .then(outbox.append(events))
                .then(changes.afterCommit(
                        free.keySet().stream().map(AccountKey::platform).toList()))
                .doOnSuccess(_ -> log.info("{} holds expired", ended.size()));
    }
}

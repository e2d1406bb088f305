package dev.saldo.usage.lease;

import static java.util.stream.Collectors.toSet;

import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.clock.StoreClock;
import dev.saldo.kit.clock.StoreTimes;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Problem;
import dev.saldo.usage.amount.Amounts;
import dev.saldo.usage.counter.Counter;
import dev.saldo.usage.counter.CounterKey;
import dev.saldo.usage.counter.Counting;
import dev.saldo.usage.counter.Demand;
import dev.saldo.usage.counter.Place;
import dev.saldo.usage.counter.RecordKind;
import dev.saldo.usage.counter.Ruling;
import dev.saldo.usage.counter.Tally;
import dev.saldo.usage.counter.UsageView;
import dev.saldo.usage.limit.LimitRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Hands units out and takes back what is left of them. A lease's row is locked before its counter's. */
@Service
class Leases {

    private final LeaseRepository repository;
    private final LimitRepository limits;
    private final Counting counting;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final StoreClock clock;

    Leases(
            LeaseRepository repository,
            LimitRepository limits,
            Counting counting,
            Audit audit,
            TransactionalOperator transaction,
            StoreClock clock) {
        this.repository = repository;
        this.limits = limits;
        this.counting = counting;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<Granting> grant(Caller caller, LeaseRequest request) {
        var meter = request.subscriber().meter(caller.store(), request.feature());
        return limits.of(List.of(meter))
                .zipWhen(_ -> clock.now(meter.store()), (known, now) -> Place.of(meter, known.get(meter), now))
                .flatMap(counting::lockedAlone)
                .flatMap(counter -> clock.now(meter.store()).flatMap(now -> grant(caller, request, counter, now)))
                .as(transaction::transactional);
    }

    Mono<Lease.Return> giveBack(Caller caller, UUID id, BigDecimal used) {
        return repository
                .lock(caller.store(), id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("lease", id)))
                .delayUntil(lease -> audit.was(LeaseView.of(lease)))
                .zipWhen(_ -> clock.now(caller.store()), (lease, now) -> lease.returning(Amounts.plain(used), now))
                .delayUntil(outcome -> settle(caller, outcome))
                .as(transaction::transactional);
    }

    /** Gives back whole the due leases that nobody returned in time, and answers how many. */
    Mono<Integer> expire(Flux<Lease> locked) {
        return locked.collectList()
                .flatMap(due -> due.isEmpty() ? Mono.just(0) : expireAll(due))
                .as(transaction::transactional);
    }

    private Mono<Integer> expireAll(List<Lease> due) {
        return clock.now(due.stream().map(lease -> lease.meter().store()).collect(toSet()))
                .map(times -> due.stream()
                        .map(lease -> lease.expired(times.in(lease.meter().store())))
                        .toList())
                .flatMap(expired ->
                        release(expired, RecordKind.LEASE_EXPIRY, Caller.SYSTEM).thenReturn(expired.size()));
    }

    private Mono<Granting> grant(Caller caller, LeaseRequest request, Counter counter, Instant now) {
        var lease = Lease.active(
                Ids.next(),
                counter.place().meter(),
                counter.row(),
                Amounts.plain(request.amount()),
                request.endsAt(now),
                now);
        var demand = new Demand(
                counter.place().key(),
                RecordKind.LEASE,
                lease.amount(),
                lease.id().toString(),
                caller.subject(),
                now);
        var tally = Tally.of(Map.of(demand.counter(), counter), List.of(demand));
        return switch (tally.rulings().getFirst()) {
            case Ruling.Refused refused -> Mono.just(new Granting.Refused(UsageView.of(refused)));
            case Ruling.Counted _ ->
                counting.save(tally, new StoreTimes(Map.of(caller.store(), now)))
                        .then(repository.add(lease))
                        .thenReturn(new Granting.Granted(lease));
        };
    }

    private Mono<Void> settle(Caller caller, Lease.Return outcome) {
        return outcome instanceof Lease.Return.Accepted(var lease)
                ? release(List.of(lease), RecordKind.LEASE_RETURN, caller.subject())
                : Mono.empty();
    }

    private Mono<Void> release(List<Lease> closed, RecordKind kind, String actor) {
        return counting.lockedRows(
                        closed.stream().map(Lease::counter).distinct().toList())
                .flatMap(counters -> counting.save(released(closed, counters, kind, actor), timesOf(closed)))
                .then(Mono.defer(() -> repository.close(closed)));
    }

    private static StoreTimes timesOf(List<Lease> closed) {
        var times = new HashMap<UUID, Instant>();
        closed.forEach(lease -> times.put(lease.meter().store(), lease.closed()));
        return new StoreTimes(times);
    }

    private static Tally released(List<Lease> closed, Map<Long, Counter> rows, RecordKind kind, String actor) {
        var counters = new HashMap<CounterKey, Counter>();
        rows.values().forEach(counter -> counters.put(counter.place().key(), counter));
        var demands = closed.stream()
                .map(lease -> new Demand(
                        Objects.requireNonNull(rows.get(lease.counter()))
                                .place()
                                .key(),
                        kind,
                        lease.rest().negate(),
                        lease.id().toString(),
                        actor,
                        lease.closed()))
                .toList();
        return Tally.of(counters, demands);
    }
}

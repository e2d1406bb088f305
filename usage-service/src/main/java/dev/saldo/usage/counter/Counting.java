package dev.saldo.usage.counter;

import dev.saldo.kit.clock.StoreTimes;
import dev.saldo.kit.database.Violations;
import dev.saldo.kit.outbox.Outbox;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** The one way to change counters: lock them, tally, save. Whoever holds the locks knows what is left. */
@Service
public class Counting {

    /** How often another replica may have written the same key or event first. */
    private static final int RACES = 5;

    private final CounterRepository repository;
    private final Outbox outbox;
    private final TransactionalOperator transaction;

    Counting(CounterRepository repository, Outbox outbox, TransactionalOperator transaction) {
        this.repository = repository;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /**
     * Does the work in a transaction of its own that holds the locks of the counters. It is done anew, from the start,
     * when the constraint says that another replica was first.
     */
    public <T> Mono<T> locked(List<Place> places, String constraint, Function<Map<CounterKey, Counter>, Mono<T>> work) {
        var distinct = distinct(places);
        var attempt = lockAll(distinct).flatMap(work).as(transaction::transactional);
        return attempt.onErrorResume(
                        CountersMissing.class,
                        missing -> repository.create(missing.places()).then(attempt))
                .retryWhen(Retry.max(RACES).filter(Violations.of(constraint)));
    }

    /** Locks one counter in the present transaction, which holds no other. */
    public Mono<Counter> lockedAlone(Place place) {
        return repository
                .create(List.of(place))
                .then(Mono.defer(() -> lockAll(List.of(place))))
                .map(counters -> counters.values().iterator().next());
    }

    /** Locks counters in the present transaction, which holds no others, to give something back. */
    public Mono<Map<Long, Counter>> lockedRows(Collection<Long> rows) {
        return repository.lockRows(rows);
    }

    /** Keeps what was tallied, and announces it, in the transaction that holds the locks. */
    public Mono<Void> save(Tally tally, StoreTimes times) {
        return repository
                .save(tally, times)
                .then(Mono.defer(() -> outbox.append(CounterContract.messages(tally, times))));
    }

    private Mono<Map<CounterKey, Counter>> lockAll(Collection<Place> places) {
        return repository.lock(places).flatMap(locked -> {
            var missing = places.stream()
                    .filter(place -> !locked.containsKey(place.key()))
                    .toList();
            return missing.isEmpty() ? Mono.just(locked) : Mono.error(new CountersMissing(missing));
        });
    }

    private static List<Place> distinct(List<Place> places) {
        var distinct = new LinkedHashMap<CounterKey, Place>();
        places.forEach(place -> distinct.putIfAbsent(place.key(), place));
        return List.copyOf(distinct.values());
    }
}

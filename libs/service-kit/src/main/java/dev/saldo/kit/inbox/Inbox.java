package dev.saldo.kit.inbox;

import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Trace;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Applies events once: their ids are claimed in the transaction of their effect. */
final class Inbox {

    private final DatabaseClient db;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Inbox(DatabaseClient db, TransactionalOperator transaction, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Runs the subscription's handler with those of the events that it has not applied before, if any. */
    <T> Mono<Void> apply(EventSubscription<T> subscription, List<Event<T>> events, Trace trace) {
        return claim(subscription.consumer(), events.stream().map(Event::id).toList())
                .map(known -> firstOfEach(events, known))
                .filter(fresh -> !fresh.isEmpty())
                .flatMap(fresh -> subscription.handler().apply(fresh))
                .as(transaction::transactional)
                .contextWrite(trace::in);
    }

    /** Which of the events a consumer has applied. */
    Mono<Set<UUID>> applied(String consumer, Collection<UUID> ids) {
        return db.sql("select event_id from kit.inbox where consumer = :consumer and event_id = any(:ids)")
                .bind("consumer", consumer)
                .bind("ids", ids.toArray(UUID[]::new))
                .mapValue(UUID.class)
                .all()
                .collect(HashSet::new, Set::add);
    }

    /** Claims the events and answers with those that had been claimed before: as a rule none, so nothing to read. */
    private Mono<Set<UUID>> claim(String consumer, List<UUID> ids) {
        return db.sql("""
                        with claimed as (
                            insert into kit.inbox (consumer, event_id, applied_at)
                            select :consumer, id, :now from unnest(:ids) as id order by id
                            on conflict do nothing
                            returning event_id)
                        select id from unnest(:ids) as id
                         where id not in (select event_id from claimed)""")
                .bind("consumer", consumer)
                .bind("now", Times.now(clock))
                .bind("ids", ids.toArray(UUID[]::new))
                .mapValue(UUID.class)
                .all()
                .collect(HashSet::new, Set::add);
    }

    private static <T> List<Event<T>> firstOfEach(List<Event<T>> events, Set<UUID> known) {
        var seen = new HashSet<>(known);
        return events.stream().filter(event -> seen.add(event.id())).toList();
    }
}

package dev.saldo.sample;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.SaleRejected;
import dev.saldo.kit.clock.DueWork;
import dev.saldo.kit.inbox.Event;
import dev.saldo.kit.inbox.EventSubscription;
import dev.saldo.kit.outbox.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes down the reason of every rejected sale it hears of, unless the reason is one it was told to choke on. */
@SpringBootApplication
public class SampleService {

    /** A reason that is nobody's business here. */
    public static final String UNWANTED = "unwanted";

    /** The handler fails for events with one of these reasons. */
    public static final Set<String> POISON = ConcurrentHashMap.newKeySet();

    /** The handler takes half a second for events with one of these reasons. */
    public static final Set<String> SLOW = ConcurrentHashMap.newKeySet();

    /** How often work is still under way in a store before it is done. */
    public static final Map<UUID, AtomicInteger> UNDER_WAY = new ConcurrentHashMap<>();

    @Bean
    DueWork alarms(DatabaseClient db, Outbox outbox, TransactionalOperator transaction) {
        return new Alarms(db, outbox, transaction);
    }

    @Bean
    DueWork underWay() {
        return new DueWork() {
            @Override
            public Mono<Boolean> settle(UUID store, Instant now) {
                return Mono.fromSupplier(() ->
                        UNDER_WAY.containsKey(store) && UNDER_WAY.get(store).getAndDecrement() > 0);
            }

            @Override
            public Mono<Instant> nextDue(UUID store) {
                return Mono.empty();
            }
        };
    }

    @Bean
    EventSubscription<SaleRejected> writeDown(DatabaseClient db) {
        return new EventSubscription<>(
                "sample.write-down",
                Topics.SALE_REJECTED,
                rejected -> !rejected.reason().equals(UNWANTED),
                events -> apply(db, events));
    }

    private static Mono<Void> apply(DatabaseClient db, List<Event<SaleRejected>> events) {
        return Flux.fromIterable(events)
                .concatMap(event -> db.sql("insert into applied (subject, step) values (:subject, :step)")
                        .bind("subject", event.subject())
                        .bind("step", event.body().reason())
                        .then()
                        .then(slow(event))
                        .then(poisoned(event)))
                .then();
    }

    private static Mono<Void> slow(Event<SaleRejected> event) {
        return Mono.defer(() -> SLOW.contains(event.body().reason())
                ? Mono.delay(Duration.ofMillis(500)).then()
                : Mono.empty());
    }

    private static Mono<Void> poisoned(Event<SaleRejected> event) {
        return Mono.defer(() -> POISON.contains(event.body().reason())
                ? Mono.error(new IllegalStateException("poison"))
                : Mono.empty());
    }
}

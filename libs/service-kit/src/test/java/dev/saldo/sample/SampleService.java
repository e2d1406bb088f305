package dev.saldo.sample;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.SaleRejected;
import dev.saldo.kit.inbox.Event;
import dev.saldo.kit.inbox.EventSubscription;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes down the reason of every rejected sale it hears of, unless the reason is one it was told to choke on. */
@SpringBootApplication
public class SampleService {

    /** The handler fails for events with one of these reasons. */
    public static final Set<String> POISON = ConcurrentHashMap.newKeySet();

    @Bean
    EventSubscription<SaleRejected> writeDown(DatabaseClient db) {
        return new EventSubscription<>("sample.write-down", Topics.SALE_REJECTED, events -> apply(db, events));
    }

    private static Mono<Void> apply(DatabaseClient db, List<Event<SaleRejected>> events) {
        return Flux.fromIterable(events)
                .concatMap(event -> db.sql("insert into applied (subject, step) values (:subject, :step)")
                        .bind("subject", event.subject())
                        .bind("step", event.body().reason())
                        .then()
                        .then(poisoned(event)))
                .then();
    }

    private static Mono<Void> poisoned(Event<SaleRejected> event) {
        return Mono.defer(() -> POISON.contains(event.body().reason())
                ? Mono.error(new IllegalStateException("poison"))
                : Mono.empty());
    }
}

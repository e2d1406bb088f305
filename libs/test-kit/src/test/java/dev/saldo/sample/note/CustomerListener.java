package dev.saldo.sample.note;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.CustomerChanged;
import dev.saldo.kit.inbox.Event;
import dev.saldo.kit.inbox.EventSubscription;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Configuration
class CustomerListener {

    static final String CONSUMER = "sample.copy-customer";

    private final DatabaseClient db;

    CustomerListener(DatabaseClient db) {
        this.db = db;
    }

    @Bean
    EventSubscription<CustomerChanged> customers() {
        return new EventSubscription<>(CONSUMER, Topics.CUSTOMER_CHANGED, this::copy);
    }

    /** Not idempotent on purpose: the second delivery of an event would break the primary key. */
    private Mono<Void> copy(List<Event<CustomerChanged>> events) {
        return Flux.fromIterable(events)
                .concatMap(
                        event -> db.sql("insert into customer_copy (uid, store_id, name) values (:id, :store, :name)")
                                .bind("id", event.subject())
                                .bind("store", event.store())
                                .bind("name", event.body().customer().name())
                                .then())
                .then();
    }
}

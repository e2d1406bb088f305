package dev.saldo.kit.inbox;

import dev.saldo.contracts.access.Scope;
import dev.saldo.kit.ConditionalOnSaldoService;
import dev.saldo.kit.SaldoService;
import dev.saldo.kit.kafka.TopicProperties;
import dev.saldo.kit.security.AccessRules;
import dev.saldo.kit.web.Idempotency;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The inbox of a service, its listeners, and the way to what they put aside. */
@AutoConfiguration
@ConditionalOnSaldoService
@EnableConfigurationProperties(InboxProperties.class)
class InboxAutoConfiguration {

    @Bean
    Inbox inbox(DatabaseClient db, TransactionalOperator transaction, Clock clock) {
        return new Inbox(db, transaction, clock);
    }

    @Bean
    EventListeners eventListeners(
            ObjectProvider<EventSubscription<?>> subscriptions,
            Inbox inbox,
            ConsumerFactory<String, byte[]> factory,
            KafkaTemplate<String, byte[]> kafka,
            TopicProperties topics,
            InboxProperties properties,
            MeterRegistry meters) {
        return new EventListeners(
                subscriptions.stream().toList(), inbox, factory, kafka, topics.groupPrefix(), properties, meters);
    }

    /** A client of its own, as Spring's opens one for each question. */
    @Bean(destroyMethod = "close")
    ListenerProgress listenerProgress(
            ObjectProvider<EventSubscription<?>> subscriptions, KafkaAdmin admin, TopicProperties topics) {
        return new ListenerProgress(subscriptions, admin.getConfigurationProperties(), topics.groupPrefix());
    }

    @Bean
    DeadLetters deadLetters(
            ObjectProvider<EventSubscription<?>> subscriptions,
            EventListeners listeners,
            Inbox inbox,
            ConsumerFactory<String, byte[]> factory) {
        return new DeadLetters(subscriptions.stream().toList(), listeners, inbox, factory);
    }

    @Bean
    DeadLetterController deadLetterController(DeadLetters deadLetters, Idempotency idempotency) {
        return new DeadLetterController(deadLetters, idempotency);
    }

    @Bean
    AccessRules deadLetterAccess(@Value("${" + SaldoService.NAME + "}") String service) {
        var path = "/api/v1/dead-letters/" + service;
        return AccessRules.none()
                .allow("GET " + path, Scope.DEAD_LETTERS_READ)
                .allow("POST " + path + "/{id}/replay", Scope.DEAD_LETTERS_WRITE);
    }
}

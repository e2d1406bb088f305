package dev.saldo.kit.inbox;

import dev.saldo.kit.ConditionalOnSaldoService;
import dev.saldo.kit.kafka.TopicProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;
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

    @Bean
    DeadLetters deadLetters(
            ObjectProvider<EventSubscription<?>> subscriptions,
            EventListeners listeners,
            Inbox inbox,
            ConsumerFactory<String, byte[]> factory) {
        return new DeadLetters(subscriptions.stream().toList(), listeners, inbox, factory);
    }

    @Bean
    DeadLetterController deadLetterController(DeadLetters deadLetters) {
        return new DeadLetterController(deadLetters);
    }
}

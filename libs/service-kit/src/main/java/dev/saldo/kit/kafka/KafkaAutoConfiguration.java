package dev.saldo.kit.kafka;

import dev.saldo.contracts.Topics;
import dev.saldo.kit.ConditionalOnSaldoService;
import dev.saldo.kit.SaldoService;
import dev.saldo.kit.inbox.EventSubscription;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Declares what a service publishes and what it listens to, so that services may start in any order and no topic is
 * ever made by chance.
 */
@AutoConfiguration
@ConditionalOnSaldoService
@EnableConfigurationProperties(TopicProperties.class)
class KafkaAutoConfiguration {

    @Bean
    KafkaAdmin.NewTopics topics(
            TopicProperties properties, ObjectProvider<EventSubscription<?>> subscriptions, Environment environment) {
        var listened = subscriptions.stream().toList();
        var published = Topics.publishedBy(environment.getRequiredProperty(SaldoService.NAME)).stream();
        var consumed = listened.stream().map(EventSubscription::topic);
        var topics = Stream.concat(published, consumed)
                .distinct()
                .map(topic -> topic(topic.name(), properties.partitions(), properties.retention(), properties));
        var deadLetters = listened.stream()
                .map(subscription ->
                        topic(subscription.deadLetterTopic(), 1, properties.deadLetterRetention(), properties));
        return new KafkaAdmin.NewTopics(Stream.concat(topics, deadLetters).toArray(NewTopic[]::new));
    }

    private static NewTopic topic(String name, int partitions, Duration retention, TopicProperties properties) {
        return new NewTopic(name, partitions, properties.replicationFactor())
                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(retention.toMillis())));
    }

    @Bean
    BrokerHealth kafkaHealthIndicator(KafkaAdmin admin) {
        return new BrokerHealth(admin);
    }
}

package dev.saldo.usage.event;

import dev.saldo.kit.kafka.TopicProperties;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** The topic to which anybody who is allowed to may write what was used, instead of asking over HTTP. */
@Configuration(proxyBeanMethods = false)
class UsageReported {

    static final String TOPIC = "usage-reported";
    static final String CONSUMER = "usage.count-reported";
    static final String UNREADABLE = TOPIC + "." + CONSUMER + ".dlt";

    @Bean
    KafkaAdmin.NewTopics usageReportedTopics(TopicProperties properties) {
        return new KafkaAdmin.NewTopics(
                new NewTopic(TOPIC, properties.partitions(), properties.replicationFactor())
                        .configs(retention(properties.retention().toMillis())),
                new NewTopic(UNREADABLE, 1, properties.replicationFactor())
                        .configs(retention(properties.deadLetterRetention().toMillis())));
    }

    private static Map<String, String> retention(long millis) {
        return Map.of(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(millis));
    }
}

package dev.saldo.kit.outbox;

import dev.saldo.kit.ConditionalOnSaldoService;
import dev.saldo.kit.clock.StoreActivity;
import dev.saldo.kit.database.DatabaseProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;

/** The outbox of a service and its relay. */
@AutoConfiguration
@ConditionalOnSaldoService
@EnableConfigurationProperties(OutboxProperties.class)
class OutboxAutoConfiguration {

    @Bean
    OutboxRelay outboxRelay(
            DatabaseProperties database,
            KafkaTemplate<String, byte[]> kafka,
            KafkaAdmin topics,
            OutboxProperties properties,
            MeterRegistry meters,
            Clock clock) {
        var metrics = new OutboxMetrics(meters, clock);
        return new OutboxRelay(new OutboxTable(database), kafka, topics, properties, metrics);
    }

    @Bean
    Outbox outbox(DatabaseClient db, StoreActivity activity, Clock clock, OutboxRelay relay) {
        return new Outbox(db, activity, clock, relay::wake);
    }

    @Bean
    OutboxProgress outboxProgress(DatabaseClient db) {
        return new OutboxProgress(db);
    }
}

package dev.saldo.kit.kafka;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.kafka.*}, beside the bootstrap servers.
 *
 * @param partitions of a topic that does not exist yet
 * @param replicationFactor of such a topic; -1 leaves it to the broker
 * @param retention how long such a topic keeps its records; shorter than the inbox remembers them
 * @param deadLetterRetention how long there is time to look at a dead letter
 * @param groupPrefix put before every consumer group, for several suites on one broker
 */
@Validated
@ConfigurationProperties("saldo.kafka")
public record TopicProperties(
        @Positive @DefaultValue("3") int partitions,
        @DefaultValue("-1") short replicationFactor,
        @NotNull @DefaultValue("7d") Duration retention,
        @NotNull @DefaultValue("90d") Duration deadLetterRetention,
        @NotNull @DefaultValue("") String groupPrefix) {}

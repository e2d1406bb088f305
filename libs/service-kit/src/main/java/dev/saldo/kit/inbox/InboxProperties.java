package dev.saldo.kit.inbox;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.inbox.*}
 *
 * @param deadline how long a batch may take before it is given up and tried again
 * @param concurrency threads a subscription; more than partitions is of no use
 * @param attempts how often an event is tried before it becomes a dead letter, unless the fault is of the surroundings
 * @param retryDelay the pause before the second attempt; it doubles
 */
@Validated
@ConfigurationProperties("saldo.inbox")
record InboxProperties(
        @NotNull @DefaultValue("30s") Duration deadline,
        @Positive @DefaultValue("1") int concurrency,
        @Positive @DefaultValue("4") int attempts,
        @NotNull @DefaultValue("200ms") Duration retryDelay) {}

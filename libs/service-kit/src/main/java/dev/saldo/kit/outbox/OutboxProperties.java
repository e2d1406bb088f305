package dev.saldo.kit.outbox;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.outbox.*}
 *
 * @param batchSize how many events are in memory at most
 * @param pollInterval how long an event of another replica waits at most; one's own wakes the relay
 * @param sendTimeout how long the broker may take to acknowledge a batch
 * @param retryDelay the pause after a failure, and between attempts to become the active relay
 */
@Validated
@ConfigurationProperties("saldo.outbox")
record OutboxProperties(
        @Positive @DefaultValue("1000") int batchSize,
        @NotNull @DefaultValue("250ms") Duration pollInterval,
        @NotNull @DefaultValue("40s") Duration sendTimeout,
        @NotNull @DefaultValue("1s") Duration retryDelay) {}

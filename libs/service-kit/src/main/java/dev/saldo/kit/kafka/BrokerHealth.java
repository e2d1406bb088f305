package dev.saldo.kit.kafka;

import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.kafka.core.KafkaAdmin;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Whether the broker answers. */
final class BrokerHealth extends AbstractReactiveHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final KafkaAdmin admin;

    BrokerHealth(KafkaAdmin admin) {
        this.admin = admin;
    }

    @Override
    protected Mono<Health> doHealthCheck(Health.Builder builder) {
        // KafkaAdmin.clusterId() blocks on the broker's answer.
        return Mono.fromCallable(admin::clusterId)
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(PATIENCE)
                .map(cluster -> builder.up().withDetail("cluster", cluster).build())
                .switchIfEmpty(Mono.fromSupplier(() -> builder.down().build()))
                .onErrorResume(failure -> Mono.just(builder.down().build()));
    }
}

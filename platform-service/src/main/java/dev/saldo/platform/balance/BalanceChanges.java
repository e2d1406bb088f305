package dev.saldo.platform.balance;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Tells who watches a balance that it may have changed: at once for what this replica commits, and now and then for
 * what others do. A watcher that is slow misses signals, never the latest balance.
 */
@Component
public class BalanceChanges {

    private static final Duration OTHERS = Duration.ofSeconds(1);

    private final Sinks.Many<UUID> platforms = Sinks.many().multicast().directBestEffort();
    private final Sinks.Empty<Void> end = Sinks.empty();

    BalanceChanges(MeterRegistry meters) {
        Gauge.builder("saldo.balance.watchers", platforms::currentSubscriberCount)
                .description("Open streams of a balance")
                .register(meters);
    }

    /** Streams never end by themselves, and a graceful shutdown would wait for them until its time is up. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        end.tryEmitEmpty();
    }

    /** Signals these platforms once the present transaction has committed. */
    public Mono<Void> afterCommit(Collection<UUID> changed) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return Mono.fromRunnable(() -> signal(changed));
                    }
                }))
                .then();
    }

    /** Completes when the service goes down. */
    Mono<Void> end() {
        return end.asMono();
    }

    /** A first signal at once, then one whenever the platform's balance may have changed. */
    Flux<UUID> of(UUID platform) {
        var own = platforms.asFlux().filter(platform::equals);
        var others = Flux.interval(OTHERS).onBackpressureDrop().map(_ -> platform);
        return Flux.merge(own, others).startWith(platform).onBackpressureLatest();
    }

    private synchronized void signal(Collection<UUID> changed) {
        changed.forEach(platforms::tryEmitNext);
    }
}

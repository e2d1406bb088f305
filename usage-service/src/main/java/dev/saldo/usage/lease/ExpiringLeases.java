package dev.saldo.usage.lease;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Closes leases that are over, a bounded piece at a time. Replicas share them. */
@Component
class ExpiringLeases implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ExpiringLeases.class);
    private static final int PIECE = 500;

    private final Leases leases;
    private final Duration every;
    private Disposable rounds = Disposables.disposed();

    ExpiringLeases(Leases leases, LeaseProperties properties) {
        this.leases = leases;
        this.every = properties.expiryInterval();
    }

    @Override
    public void start() {
        rounds = Flux.interval(every)
                .onBackpressureDrop()
                .concatMap(_ -> round())
                .subscribe();
    }

    @Override
    public void stop() {
        rounds.dispose();
    }

    @Override
    public boolean isRunning() {
        return !rounds.isDisposed();
    }

    private Mono<Void> round() {
        return leases.expire(PIECE)
                .repeat()
                .takeWhile(expired -> expired == PIECE)
                .then()
                .doOnError(failure -> log.warn("leases could not be closed: {}", failure.toString()))
                .onErrorComplete();
    }
}

package dev.saldo.usage.event;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Forgets fates that nobody will ask for, a bounded piece at a time. Replicas may do it at once. */
@Component
class ForgettingEvents implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ForgettingEvents.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final int PIECE = 5_000;

    private final EventRepository events;
    private final Clock clock;
    private final Duration keep;
    private Disposable rounds = Disposables.disposed();

    ForgettingEvents(EventRepository events, Clock clock, EventProperties properties) {
        this.events = events;
        this.clock = clock;
        this.keep = properties.keep();
    }

    @Override
    public void start() {
        rounds = Flux.interval(EVERY)
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

    Mono<Void> round() {
        return events.forget(clock.instant().minus(keep), PIECE)
                .repeat()
                .takeWhile(forgotten -> forgotten == PIECE)
                .then()
                .doOnError(failure -> log.warn("old events could not be forgotten: {}", failure.toString()))
                .onErrorComplete();
    }
}

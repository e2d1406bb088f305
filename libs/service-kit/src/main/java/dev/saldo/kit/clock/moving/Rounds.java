package dev.saldo.kit.clock.moving;

import dev.saldo.kit.job.RecurringJob;
import dev.saldo.kit.time.Times;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Answers rounds: at once those this replica was asked, and whatever was left open, by a replica that is gone or a
 * failure, a second later.
 */
final class Rounds implements SmartLifecycle, RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(Rounds.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int STORES_AT_ONCE = 64;

    private final AskedRounds rounds;
    private final Settling settling;
    private final Clock wall;
    /** Whoever does not listen misses something, and makes up for it as for what a failure left open. */
    private final Sinks.Many<UUID> asked = Sinks.many().multicast().directBestEffort();

    private Disposable running = Disposables.disposed();

    Rounds(AskedRounds rounds, Settling settling, Clock wall) {
        this.rounds = rounds;
        this.settling = settling;
        this.wall = wall;
    }

    /** There is something to answer; harmless to call too often. */
    void ask(UUID store) {
        asked.emitNext(store, Sinks.EmitFailureHandler.busyLooping(PATIENCE));
    }

    @Override
    public String name() {
        return "settle-clocks";
    }

    @Override
    public Duration every() {
        return PATIENCE;
    }

    @Override
    public Mono<Void> round() {
        return Flux.defer(() -> rounds.open(Times.now(wall)))
                .doOnNext(this::ask)
                .then();
    }

    @Override
    public void start() {
        running = asked.asFlux().flatMap(this::answer, STORES_AT_ONCE).subscribe();
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }

    private Mono<Void> answer(UUID store) {
        return Mono.defer(() -> rounds.claim(store, Times.now(wall)))
                .flatMap(settling::settle)
                .doOnError(failure -> log.warn("clock of store {}: {}; trying again", store, failure.toString()))
                .onErrorResume(_ -> rounds.release(store))
                .onErrorComplete();
    }
}

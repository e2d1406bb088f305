package dev.saldo.identity.clock;

import dev.saldo.contracts.clock.ClockSettled;
import dev.saldo.kit.inbox.Event;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.time.Times;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes in what the services answer, and moves a clock on once all have. */
@Service
class SettlingClocks {

    private final AdvanceRepository repository;
    private final Outbox outbox;
    private final Clock wall;

    SettlingClocks(AdvanceRepository repository, Outbox outbox, Clock wall) {
        this.repository = repository;
        this.outbox = outbox;
        this.wall = wall;
    }

    Mono<Void> apply(List<Event<ClockSettled>> events) {
        return Flux.fromIterable(events).map(Event::body).concatMap(this::hear).then();
    }

    /** Under the lock of the move, so that of answers which come at once exactly one is the last. */
    private Mono<Void> hear(ClockSettled answer) {
        return repository
                .lock(answer.storeId(), answer.operationId())
                .filter(advance -> isAsked(advance, answer))
                .flatMap(_ -> repository.save(answer).then(Mono.defer(() -> answered(answer))))
                .flatMap(this::moveOn);
    }

    private Mono<Advance> answered(ClockSettled answer) {
        return repository.find(answer.storeId(), answer.operationId());
    }

    private static boolean isAsked(Advance advance, ClockSettled answer) {
        return advance.isRunning() && advance.step() == answer.step() && advance.round() == answer.round();
    }

    private Mono<Void> moveOn(Advance advance) {
        return switch (Next.after(advance, AdvanceContract.SERVICES)) {
            case Next.Wait() -> Mono.empty();
            case Next.Ask(var step, var round, var now) -> ask(advance.asked(step, round, now));
            case Next.Settled() -> repository.save(advance.settled(Times.now(wall)));
        };
    }

    private Mono<Void> ask(Advance advance) {
        return repository.save(advance).then(outbox.append(AdvanceContract.asks(advance)));
    }
}

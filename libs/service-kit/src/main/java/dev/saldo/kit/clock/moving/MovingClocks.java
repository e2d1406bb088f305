package dev.saldo.kit.clock.moving;

import dev.saldo.contracts.clock.ClockAdvanced;
import dev.saldo.kit.clock.MovedStores;
import dev.saldo.kit.inbox.Event;
import dev.saldo.kit.time.Times;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes in where clocks stand. What falls due by that is done after the commit, not on the listener's time. */
final class MovingClocks {

    private final AskedRounds asked;
    private final MovedStores moved;
    private final ObjectProvider<Rounds> rounds;
    private final Clock wall;

    MovingClocks(AskedRounds asked, MovedStores moved, ObjectProvider<Rounds> rounds, Clock wall) {
        this.asked = asked;
        this.moved = moved;
        this.rounds = rounds;
        this.wall = wall;
    }

    Mono<Void> apply(List<Event<ClockAdvanced>> events) {
        return Flux.fromIterable(events)
                .map(Event::body)
                .doOnNext(clock -> moved.add(clock.storeId()))
                .concatMap(clock -> asked.ask(clock, Times.now(wall)).then(answerAfterCommit(clock.storeId())))
                .then();
    }

    private Mono<Void> answerAfterCommit(UUID store) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return Mono.fromRunnable(() -> rounds.ifAvailable(answering -> answering.ask(store)));
                    }
                }))
                .then();
    }
}

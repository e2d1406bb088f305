package dev.saldo.kit.clock.moving;

import dev.saldo.contracts.Topic;
import dev.saldo.contracts.clock.ClockSettled;
import dev.saldo.kit.clock.DueWork;
import dev.saldo.kit.clock.MovedStores;
import dev.saldo.kit.clock.StoreActivity;
import dev.saldo.kit.inbox.ListenerProgress;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.kit.outbox.OutboxProgress;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.time.Until;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Does what falls due by a clock that was moved, and says so. The order is what makes the answer worth something: the
 * service first takes in all it was told, then does what is due, counts what it has ever announced, and answers once
 * all of that is with the broker. So if nobody's count grew from one round to the next, nothing is under way.
 */
final class Settling {

    private final ListenerProgress listeners;
    private final ObjectProvider<DueWork> dueWork;
    private final StoreActivity activity;
    private final OutboxProgress sending;
    private final AskedRounds rounds;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock wall;
    private final Topic<ClockSettled> topic;

    Settling(
            ListenerProgress listeners,
            ObjectProvider<DueWork> dueWork,
            StoreActivity activity,
            OutboxProgress sending,
            AskedRounds rounds,
            Outbox outbox,
            TransactionalOperator transaction,
            Clock wall,
            Topic<ClockSettled> topic) {
        this.listeners = listeners;
        this.dueWork = dueWork;
        this.activity = activity;
        this.sending = sending;
        this.rounds = rounds;
        this.outbox = outbox;
        this.transaction = transaction;
        this.wall = wall;
        this.topic = topic;
    }

    Mono<Void> settle(AskedRound asked) {
        return everyReplicaKnows(asked)
                .then(listeners.caughtUp())
                .then(Until.holds(isNothingDue(asked)))
                .then(Mono.defer(() -> activity.total(asked.store())))
                .flatMap(count -> sending.sent(asked.store()).then(answer(asked, count)));
    }

    /** Another replica that takes a new clock for the wall's would announce things that nobody counts. */
    private Mono<Void> everyReplicaKnows(AskedRound asked) {
        var rest = Duration.between(wall.instant(), asked.knownSince().plus(MovedStores.LATEST));
        return rest.isPositive() ? Mono.delay(rest).then() : Mono.empty();
    }

    private Mono<Boolean> isNothingDue(AskedRound asked) {
        return Flux.defer(() -> Flux.fromStream(dueWork.orderedStream()))
                .concatMap(work -> work.settle(asked.store(), asked.now()))
                .reduce(false, Boolean::logicalOr)
                .map(again -> !again);
    }

    private Mono<Void> answer(AskedRound asked, long count) {
        return nextDue(asked.store())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(next -> new ClockSettled(
                        asked.store(),
                        asked.operation(),
                        asked.step(),
                        asked.round(),
                        topic.service(),
                        count,
                        next.orElse(null)))
                .flatMap(answer -> rounds.close(asked, Times.now(wall))
                        .filter(closed -> closed)
                        .flatMap(_ -> outbox.append(OutboxMessage.of(topic, asked.store(), asked.store(), answer)))
                        .as(transaction::transactional));
    }

    private Mono<Instant> nextDue(UUID store) {
        return Flux.defer(() -> Flux.fromStream(dueWork.orderedStream()))
                .concatMap(work -> work.nextDue(store))
                .reduce(BinaryOperator.minBy(Instant::compareTo));
    }
}

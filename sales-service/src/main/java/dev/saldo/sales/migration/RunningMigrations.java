package dev.saldo.sales.migration;

import static java.util.stream.Collectors.toMap;

import dev.saldo.kit.clock.DueWork;
import dev.saldo.kit.clock.StoreClock;
import dev.saldo.kit.job.RecurringJob;
import dev.saldo.sales.migration.MigrationRepository.Claimed;
import dev.saldo.sales.migration.MigrationRepository.Outcome;
import dev.saldo.sales.subscription.Move;
import dev.saldo.sales.subscription.PlanMoves;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Moves the subscriptions of running migrations, batch by batch. Replicas share the work, each claims what no other has.
 * Where a test store's clock is moved, that comes before what falls due: it was asked for earlier.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@EnableConfigurationProperties(MigrationProperties.class)
class RunningMigrations implements RecurringJob, DueWork {

    private final MigrationRepository repository;
    private final PlanMoves moves;
    private final StoreClock clock;
    private final TransactionalOperator transaction;
    private final MigrationProperties properties;

    RunningMigrations(
            MigrationRepository repository,
            PlanMoves moves,
            StoreClock clock,
            TransactionalOperator transaction,
            MigrationProperties properties) {
        this.repository = repository;
        this.moves = moves;
        this.clock = clock;
        this.transaction = transaction;
        this.properties = properties;
    }

    @Override
    public String name() {
        return "move-subscriptions";
    }

    @Override
    public Duration every() {
        return properties.every();
    }

    /** Until nothing is pending that nobody else has; a migration that fails does not keep the others. */
    @Override
    public Mono<Void> round() {
        return repository
                .running()
                .collectList()
                .flatMap(running -> Flux.fromIterable(running)
                        .concatMapDelayError(this::workedOff)
                        .then());
    }

    @Override
    public Mono<Boolean> settle(UUID store, Instant now) {
        return repository
                .running(store)
                .collectList()
                .flatMap(running ->
                        Flux.fromIterable(running).concatMap(this::workedOff).then(Mono.just(!running.isEmpty())));
    }

    /** Nothing of it waits for a day. */
    @Override
    public Mono<Instant> nextDue(UUID store) {
        return Mono.empty();
    }

    private Mono<Void> workedOff(Migration migration) {
        var store = migration.order().store();
        return Mono.defer(() -> piece(migration))
                .repeat()
                .takeWhile(claimed -> claimed > 0)
                .then(clock.now(store))
                .flatMap(now -> repository.finish(store, migration.row(), now));
    }

    private Mono<Integer> piece(Migration migration) {
        return repository
                .claim(migration, properties.batch())
                .collectList()
                .flatMap(claimed -> claimed.isEmpty() ? Mono.just(0) : moved(migration, claimed))
                .as(transaction::transactional);
    }

    private Mono<Integer> moved(Migration migration, List<Claimed> claimed) {
        var subscriptions = claimed.stream().map(Claimed::subscription).toList();
        return moves.carryOut(migration.order().moves(), migration.reason(), subscriptions)
                .map(done -> done.stream().collect(toMap(Move::subscriptionId, Function.identity())))
                .map(done -> outcomes(claimed, done))
                .flatMap(outcomes -> repository.settle(migration.order().store(), outcomes))
                .thenReturn(claimed.size());
    }

    private static List<Outcome> outcomes(List<Claimed> claimed, Map<UUID, Move> done) {
        return claimed.stream()
                .map(item -> outcome(item.id(), done.get(item.subscription())))
                .toList();
    }

    private static Outcome outcome(long item, @Nullable Move move) {
        return switch (move) {
            case null -> new Outcome(item, ItemState.REFUSED, "not-found", "The subscription was deleted meanwhile.");
            case Move.Done _ -> new Outcome(item, ItemState.MOVED, null, null);
            case Move.Refused refused -> new Outcome(item, ItemState.REFUSED, refused.code(), refused.detail());
        };
    }
}

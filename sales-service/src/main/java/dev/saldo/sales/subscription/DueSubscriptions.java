package dev.saldo.sales.subscription;

import dev.saldo.kit.clock.DueWork;
import dev.saldo.kit.job.RecurringJob;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.sales.subscription.StepWriter.Walk;
import dev.saldo.sales.subscription.SubscriptionRow.Kept;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Takes subscriptions through what falls due: renewals above all. Replicas share the work, each claims what no other
 * has. A subscription that cannot be taken further is parked with its cause, and the others go on.
 */
@Component
@EnableConfigurationProperties(DueProperties.class)
class DueSubscriptions implements RecurringJob, DueWork {

    private static final Logger log = LoggerFactory.getLogger(DueSubscriptions.class);

    private final SubscriptionRepository repository;
    private final FactsReader facts;
    private final StepWriter writer;
    private final TransactionalOperator transaction;
    private final DueProperties properties;
    private final Clock wall;
    private final Counter parked;

    DueSubscriptions(
            SubscriptionRepository repository,
            FactsReader facts,
            StepWriter writer,
            TransactionalOperator transaction,
            DueProperties properties,
            Clock wall,
            MeterRegistry meters) {
        this.repository = repository;
        this.facts = facts;
        this.writer = writer;
        this.transaction = transaction;
        this.properties = properties;
        this.wall = wall;
        this.parked = Counter.builder("saldo.subscriptions.parked")
                .description("Subscriptions that could not be taken further; somebody must look into it")
                .register(meters);
    }

    /** What came of a claim. */
    private record Result(List<Walk> walks, List<Kept> parked, List<String> causes) {}

    @Override
    public String name() {
        return "take-subscriptions-further";
    }

    @Override
    public Duration every() {
        return properties.every();
    }

    /** Until nothing more is due. */
    @Override
    public Mono<Void> round() {
        return Mono.defer(() -> piece(repository.claimDue(Times.now(wall), properties.batch())))
                .repeat()
                .takeWhile(claimed -> claimed > 0)
                .then();
    }

    @Override
    public Mono<Boolean> settle(UUID store, Instant now) {
        var at = Times.now(wall);
        return piece(repository.claimDue(store, now, at, properties.batch()))
                .flatMap(claimed -> claimed > 0 ? Mono.just(true) : repository.isAnyDue(store, now, at));
    }

    @Override
    public Mono<Instant> nextDue(UUID store) {
        return repository.nextDue(store);
    }

    private Mono<Integer> piece(Mono<List<Kept>> claim) {
        return claim.flatMap(claimed -> claimed.isEmpty() ? Mono.just(0) : taken(claimed))
                .as(transaction::transactional);
    }

    private Mono<Integer> taken(List<Kept> claimed) {
        return facts.of(claimed.stream().map(Kept::subscription).toList())
                .map(known -> walked(claimed, known))
                .flatMap(result -> writer.walked(result.walks(), false)
                        .then(Mono.defer(() -> park(result)))
                        .thenReturn(claimed.size()));
    }

    private Mono<Void> park(Result result) {
        if (result.parked().isEmpty()) {
            return Mono.empty();
        }
        parked.increment(result.parked().size());
        return repository.park(result.parked(), result.causes(), Times.now(wall));
    }

    private static Result walked(List<Kept> claimed, Map<UUID, Facts> known) {
        var walks = new ArrayList<Walk>();
        var parked = new ArrayList<Kept>();
        var causes = new ArrayList<String>();
        for (var kept : claimed) {
            var subscription = kept.subscription();
            var facts = Objects.requireNonNull(known.get(subscription.store()));
            try {
                var steps = Due.steps(subscription, facts, Caller.SYSTEM, Asking.MOST_AT_ONCE);
                if (steps.isEmpty()) {
                    throw new IllegalStateException("nothing is due");
                }
                walks.add(new Walk(kept, steps, facts));
            } catch (Unbillable cause) {
                log.warn("subscription {} is parked: {}", subscription.id(), cause.getMessage());
                parked.add(kept);
                causes.add(code(cause.reason()));
            } catch (RuntimeException failure) {
                log.error("subscription {} is parked", subscription.id(), failure);
                parked.add(kept);
                causes.add("failed");
            }
        }
        return new Result(walks, parked, causes);
    }

    private static String code(Unbillable.Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

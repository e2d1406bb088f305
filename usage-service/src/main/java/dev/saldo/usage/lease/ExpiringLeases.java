package dev.saldo.usage.lease;

import dev.saldo.kit.clock.DueWork;
import dev.saldo.kit.clock.StoreClock;
import dev.saldo.kit.job.RecurringJob;
import dev.saldo.kit.time.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Closes leases that are over, a bounded piece at a time. Replicas share them. */
@Component
class ExpiringLeases implements RecurringJob, DueWork {

    private static final int PIECE = 500;

    private final Leases leases;
    private final LeaseRepository repository;
    private final StoreClock clock;
    private final Clock wall;
    private final Duration every;

    ExpiringLeases(
            Leases leases, LeaseRepository repository, StoreClock clock, Clock wall, LeaseProperties properties) {
        this.leases = leases;
        this.repository = repository;
        this.clock = clock;
        this.wall = wall;
        this.every = properties.expiryInterval();
    }

    @Override
    public String name() {
        return "expire-leases";
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public Mono<Void> round() {
        return Mono.defer(() -> leases.expire(repository.lockDue(Times.now(wall), PIECE)))
                .repeat()
                .takeWhile(expired -> expired >= PIECE)
                .then();
    }

    @Override
    public Mono<Boolean> settle(UUID store, Instant now) {
        return leases.expire(repository.lockDue(store, now, PIECE)).map(expired -> expired > 0);
    }

    @Override
    public Mono<Instant> nextDue(UUID store) {
        return clock.now(store).flatMap(now -> repository.nextDue(store, now));
    }
}

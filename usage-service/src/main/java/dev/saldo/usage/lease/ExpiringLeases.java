package dev.saldo.usage.lease;

import dev.saldo.kit.job.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Closes leases that are over, a bounded piece at a time. Replicas share them. */
@Component
class ExpiringLeases implements RecurringJob {

    private static final int PIECE = 500;

    private final Leases leases;
    private final Duration every;

    ExpiringLeases(Leases leases, LeaseProperties properties) {
        this.leases = leases;
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
        return leases.expire(PIECE)
                .repeat()
                .takeWhile(expired -> expired == PIECE)
                .then();
    }
}

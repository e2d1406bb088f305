package dev.saldo.billing.collection;

import dev.saldo.kit.job.RecurringJob;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How many payments providers still owe an answer for, and since when; every replica tells the same. */
@Component
class CollectionMetrics implements RecurringJob {

    private static final Duration EVERY = Duration.ofSeconds(15);

    private final PaymentAttempts attempts;
    private final Clock clock;
    private volatile double pending = Double.NaN;
    private volatile double ageSeconds = Double.NaN;

    CollectionMetrics(PaymentAttempts attempts, Clock clock, MeterRegistry registry) {
        this.attempts = attempts;
        this.clock = clock;
        Gauge.builder("saldo.collections.pending", () -> pending)
                .description("Payments that a provider has not answered for")
                .register(registry);
        Gauge.builder("saldo.collections.oldest.age", () -> ageSeconds)
                .baseUnit("seconds")
                .description("Age of the oldest payment that a provider has not answered for")
                .register(registry);
    }

    @Override
    public String name() {
        return "measure-collections";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public Mono<Void> round() {
        return attempts.backlog()
                .doOnNext(backlog -> {
                    var oldest = backlog.oldest();
                    pending = backlog.pending();
                    ageSeconds = oldest == null
                            ? 0
                            : Duration.between(oldest, clock.instant()).toSeconds();
                })
                .then();
    }
}

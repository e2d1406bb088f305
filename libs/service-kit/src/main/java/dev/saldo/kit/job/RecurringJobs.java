package dev.saldo.kit.job;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs the jobs of a service from when all of it has started until it begins to stop. */
final class RecurringJobs implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RecurringJobs.class);

    private final List<RecurringJob> jobs;
    private final MeterRegistry meters;
    private Disposable running = Disposables.disposed();

    RecurringJobs(List<RecurringJob> jobs, MeterRegistry meters) {
        this.jobs = jobs;
        this.meters = meters;
    }

    @Override
    public void start() {
        running = Disposables.composite(
                jobs.stream().map(job -> rounds(job).subscribe()).toList());
    }

    /** Cancels the rounds that are under way, too; their transactions roll back. */
    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }

    private Flux<?> rounds(RecurringJob job) {
        var failures = Counter.builder("saldo.job.failures")
                .description("Rounds of a recurring job that ended with an error")
                .tag("name", job.name())
                .register(meters);
        // Without prefetching: it would gather what a long round was in the way of, and then catch up on it.
        return Flux.interval(job.firstAfter(), job.every())
                .onBackpressureDrop()
                .concatMap(
                        _ -> Mono.defer(job::round)
                                .doOnError(failure -> {
                                    log.warn("{} failed: {}", job.name(), failure.toString());
                                    failures.increment();
                                })
                                .onErrorComplete(),
                        0);
    }
}

package dev.saldo.benchmarks.measure;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * So many clients, each beginning its next operation when the one before has ended, and at least one: what throughput
 * is measured with.
 */
public final class ClosedLoop {

    /** For the last operations; one that hangs is a failure, not the end of the benchmark. */
    private static final long PATIENCE_SECONDS = 60;

    private final Operation operation;
    private final CountDownLatch clients;
    private final long end;
    private final AtomicLong begun = new AtomicLong();
    private final LongAdder done = new LongAdder();
    private final Failures failures = new Failures();

    private ClosedLoop(Operation operation, int clients, long end) {
        this.operation = operation;
        this.clients = new CountDownLatch(clients);
        this.end = end;
    }

    public static Peak run(Operation operation, int clients, Duration time) {
        var began = System.nanoTime();
        var loop = new ClosedLoop(operation, clients, began + time.toNanos());
        for (var client = 0; client < clients; client++) {
            loop.begin();
        }
        loop.await(time);
        return Peak.of(loop.done.sum(), System.nanoTime() - began, loop.failures);
    }

    private void begin() {
        var _ = operation.begin(begun.getAndIncrement()).whenComplete((_, failure) -> {
            if (failure == null) {
                done.increment();
            } else {
                failures.add(failure);
            }
            next();
        });
    }

    private void next() {
        if (System.nanoTime() - end < 0) {
            begin();
        } else {
            clients.countDown();
        }
    }

    private void await(Duration time) {
        try {
            if (!clients.await(time.toSeconds() + PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                failures.add("no answer within %d s".formatted(PATIENCE_SECONDS), clients.getCount());
            }
        } catch (InterruptedException interrupted) {
            throw Interruption.of(interrupted);
        }
    }
}

package dev.saldo.benchmarks.measure;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Operations at a steady rate, whatever becomes of the ones before: what latency is measured with. Time runs from when
 * an operation was due, not from when it was begun, so that a stall counts for all it kept waiting (no coordinated
 * omission).
 */
public final class OpenLoop {

    private static final long LONGEST_MICROS = Duration.ofMinutes(5).toNanos() / 1_000;
    private static final int DIGITS = 3;

    /** For what has not ended when the last operation was due. */
    private static final long PATIENCE_SECONDS = 30;

    private final Operation operation;
    private final double perSecond;
    private final CountDownLatch outstanding;
    private final ConcurrentHistogram micros = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    private final Failures failures = new Failures();

    private OpenLoop(Operation operation, double perSecond, int count) {
        this.operation = operation;
        this.perSecond = perSecond;
        this.outstanding = new CountDownLatch(count);
    }

    public static Latency run(Operation operation, double perSecond, Duration time) {
        var count = arrivals(perSecond, time);
        var loop = new OpenLoop(operation, perSecond, count);
        loop.begin(count);
        loop.await();
        return Latency.of(perSecond, loop.micros, loop.failures);
    }

    /** How many operations are due in that time; one at least. */
    public static int arrivals(double perSecond, Duration time) {
        return (int) Math.max(1, Math.round(perSecond * time.toNanos() / 1e9));
    }

    /** When an operation is due, in nanoseconds after the first. */
    static long due(int index, double perSecond) {
        return (long) (index * 1e9 / perSecond);
    }

    private void begin(int count) {
        var start = System.nanoTime();
        for (var index = 0; index < count; index++) {
            var due = start + due(index, perSecond);
            for (var early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            begin(index, due);
        }
    }

    private void begin(int index, long due) {
        CompletableFuture<?> begun;
        try {
            begun = operation.begin(index);
        } catch (RuntimeException failure) {
            begun = CompletableFuture.failedFuture(failure);
        }
        var _ = begun.whenComplete((_, failure) -> {
            if (failure == null) {
                micros.recordValue(Math.clamp((System.nanoTime() - due) / 1_000, 0, LONGEST_MICROS));
            } else {
                failures.add(failure);
            }
            outstanding.countDown();
        });
    }

    private void await() {
        try {
            if (!outstanding.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                failures.add(
                        "not done %d s after the last was due".formatted(PATIENCE_SECONDS), outstanding.getCount());
            }
        } catch (InterruptedException interrupted) {
            throw Interruption.of(interrupted);
        }
    }
}

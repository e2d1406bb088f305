package dev.saldo.suite.demo;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Waits longer each time, with jitter, and not for ever. */
final class Patience {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final long FIRST_MILLIS = 50;
    private static final long LONGEST_MILLIS = 2_000;
    private static final long TOLD_EVERY_NANOS = Duration.ofSeconds(10).toNanos();

    private static final AtomicLong lastTold = new AtomicLong(System.nanoTime() - TOLD_EVERY_NANOS);

    private final String what;
    private final long began = System.nanoTime();
    private long millis = FIRST_MILLIS;

    /** @param what is waited for, in words */
    Patience(String what) {
        this.what = what;
    }

    void pause() {
        var waited = Duration.ofNanos(System.nanoTime() - began);
        if (waited.compareTo(LIMIT) > 0) {
            throw new IllegalStateException("waited %d s in vain for %s".formatted(waited.toSeconds(), what));
        }
        if (waited.toSeconds() >= 3) {
            tell();
        }
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted");
        }
        millis = Math.min(millis * 2, LONGEST_MILLIS);
    }

    /** Once for all threads that wait. */
    private void tell() {
        var told = lastTold.get();
        var now = System.nanoTime();
        if (now - told >= TOLD_EVERY_NANOS && lastTold.compareAndSet(told, now)) {
            System.out.printf("waiting for %s%n", what);
        }
    }
}

package dev.saldo.benchmarks.measure;

import org.jspecify.annotations.Nullable;

/**
 * What a closed loop came to: as many operations as there are clients at once, each followed by the next.
 *
 * @param perSecond what was done in a second, without what failed
 * @param failure the first failure in words
 */
public record Peak(
        double perSecond,
        long operations,
        long failed,
        @Nullable String failure) {

    public static Peak of(long operations, long nanos, Failures failures) {
        return new Peak(operations * 1e9 / nanos, operations, failures.count(), failures.first());
    }

    /** How long it took. */
    double millis() {
        return operations * 1e3 / perSecond;
    }
}

package dev.saldo.benchmarks.scenario;

import dev.saldo.benchmarks.measure.Side;
import org.jspecify.annotations.Nullable;

/**
 * The two sides of a scenario.
 *
 * @param reference null where it cannot be had
 * @param afterwards ends what both used
 */
public record Sides(Side subject, @Nullable Side reference, Runnable afterwards) implements AutoCloseable {

    Sides(Side subject, @Nullable Side reference) {
        this(subject, reference, () -> {});
    }

    @Override
    public void close() {
        subject.close();
        if (reference != null) {
            reference.close();
        }
        afterwards.run();
    }
}

package dev.saldo.benchmarks.report;

import dev.saldo.benchmarks.measure.Measured;
import dev.saldo.benchmarks.scenario.Plan;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario came to.
 *
 * @param reference null where it could not be had
 * @param loadBefore the machine's load average when it began
 */
public record Result(Plan plan, Measured subject, @Nullable Measured reference, double loadBefore, double loadAfter) {

    public @Nullable Double ratio() {
        return plan.target().ratio(subject, reference);
    }

    public @Nullable Boolean met() {
        return plan.target().met(subject, reference);
    }
}

package dev.saldo.benchmarks.scenario;

import dev.saldo.benchmarks.suite.SuiteUnderLoad;

/** Something Saldo does, beside something plain that does the same or nothing. */
public interface Scenario {

    Plan plan();

    /** What it cannot do without. */
    Need need();

    /** Whether the suite offers what is measured. */
    default boolean isIn(SuiteUnderLoad suite) {
        return true;
    }

    /** Makes what both sides need. */
    Sides prepare(Bed bed);
}

package dev.saldo.benchmarks.scenario;

/** What a scenario cannot do without. */
public enum Need {
    /** A running suite's gateway. */
    GATEWAY,
    /** Its services, its database or its broker directly. */
    OPEN_SUITE,
    /** Suites of its own, started and ended. */
    OWN_SUITES
}

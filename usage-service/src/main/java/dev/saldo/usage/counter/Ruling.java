package dev.saldo.usage.counter;

import dev.saldo.kit.Pure;

/** What became of a demand. */
@Pure
public sealed interface Ruling {

    /** The counter right after it. */
    Counter counter();

    /** It is counted. */
    record Counted(Demand demand, Counter counter) implements Ruling {}

    /** It is not, and the counter is as before. */
    record Refused(Demand demand, Counter counter, Reason reason) implements Ruling {}
}

package dev.saldo.benchmarks.measure;

/** What a scenario puts on its two sides. */
public sealed interface Load {

    /** As fast as each side goes, then, for the latencies, each at half of its own peak. */
    record OwnPeak() implements Load {}

    /** The same, but both latencies at half of the slower side's peak: the same load for both. */
    record SamePeak() implements Load {}

    /** Latencies alone, at this rate. */
    record Fixed(double perSecond) implements Load {}

    /** Something that is done once a round, and not in more rounds than these. */
    record Once(int atMost) implements Load {}

    /** The same work, all of it due at one moment, in not more rounds than these; the latency is that of its end. */
    record Batch(int atMost) implements Load {}
}

package dev.saldo.benchmarks.measure;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a scenario is to reach. Each kind says which ratio is meant. */
public sealed interface Target {

    /**
     * A ratio of throughput.
     *
     * @param p99Millis what the 99th percentile of the subject's latency stays below besides, if anything
     */
    record AtLeast(double ratio, @Nullable Double p99Millis) implements Target {
        public AtLeast(double ratio) {
            this(ratio, null);
        }
    }

    /** A ratio of median latency. */
    record LatencyAtMost(double ratio) implements Target {}

    /** The 99th percentile of the subject's latency; the ratio is that of both sides' 99th percentiles. */
    record P99Below(double millis) implements Target {}

    /** Nothing but to be known; the ratio is that of throughput, or of median latency where only that was measured. */
    record Known() implements Target {}

    /** The number in it. */
    default @Nullable Double value() {
        return switch (this) {
            case AtLeast(var ratio, var _) -> ratio;
            case LatencyAtMost(var ratio) -> ratio;
            case P99Below(var millis) -> millis;
            case Known _ -> null;
        };
    }

    default String words() {
        return switch (this) {
            case AtLeast(var ratio, var p99) when p99 == null -> number("≥ %s× the throughput", ratio);
            case AtLeast(var ratio, var p99) ->
                number("≥ %s× the throughput", ratio) + number(", p99 < %s ms at half of the peak", p99);
            case LatencyAtMost(var ratio) -> number("≤ %s× the median latency", ratio);
            case P99Below(var millis) -> number("p99 < %s ms", millis);
            case Known _ -> "none";
        };
    }

    /** The subject's figure over the reference's; null without a reference. */
    default @Nullable Double ratio(Measured subject, @Nullable Measured reference) {
        if (reference == null) {
            return null;
        }
        return switch (this) {
            case AtLeast _ -> ofThroughput(subject, reference);
            case Known _ when !subject.peaks().isEmpty() -> ofThroughput(subject, reference);
            case LatencyAtMost _, Known _ -> Median.ofRatios(subject.latencies(), reference.latencies(), Latency::p50);
            case P99Below _ -> Median.ofRatios(subject.latencies(), reference.latencies(), Latency::p99);
        };
    }

    /** Whether it is reached; null when nothing can be said. What failed reaches nothing. */
    default @Nullable Boolean met(Measured subject, @Nullable Measured reference) {
        var ratio = ratio(subject, reference);
        return switch (this) {
            case Known _ -> null;
            case P99Below(var millis) ->
                isSound(subject, reference) && subject.latency().p99() < millis;
            case AtLeast _, LatencyAtMost _ when ratio == null -> null;
            case AtLeast(var least, var p99) ->
                isSound(subject, reference)
                        && Objects.requireNonNull(ratio) >= least
                        && (p99 == null || subject.latency().p99() < p99);
            case LatencyAtMost(var most) -> isSound(subject, reference) && Objects.requireNonNull(ratio) <= most;
        };
    }

    private static double ofThroughput(Measured subject, Measured reference) {
        return Median.ofRatios(subject.peaks(), reference.peaks(), Peak::perSecond);
    }

    private static boolean isSound(Measured subject, @Nullable Measured reference) {
        return subject.failed() == 0 && (reference == null || reference.failed() == 0);
    }

    private static String number(String words, double number) {
        var text = number == Math.rint(number) ? "%.0f".formatted(number) : String.format(Locale.ROOT, "%.1f", number);
        return words.formatted(text);
    }
}

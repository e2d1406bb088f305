package dev.saldo.benchmarks.measure;

import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What an open loop came to, in milliseconds from the moment an operation was due to its end.
 *
 * @param perSecond the rate of arrival
 * @param failure the first failure in words
 */
public record Latency(
        double perSecond,
        double p50,
        double p90,
        double p99,
        double max,
        long count,
        long failed,
        @Nullable String failure) {

    private static final double MICROS_PER_MILLI = 1_000;

    static Latency of(double perSecond, Histogram micros, Failures failures) {
        return new Latency(
                perSecond,
                micros.getValueAtPercentile(50) / MICROS_PER_MILLI,
                micros.getValueAtPercentile(90) / MICROS_PER_MILLI,
                micros.getValueAtPercentile(99) / MICROS_PER_MILLI,
                micros.getMaxValue() / MICROS_PER_MILLI,
                micros.getTotalCount(),
                failures.count(),
                failures.first());
    }

    /** One thing that took so long. */
    public static Latency once(double millis) {
        return new Latency(0, millis, millis, millis, millis, 1, 0, null);
    }

    /** The same, with its rate in another unit. */
    Latency at(double rate) {
        return new Latency(rate, p50, p90, p99, max, count, failed, failure);
    }

    /** Each figure the median of that figure in all rounds; the maximum is that of all. */
    static Latency median(List<Latency> rounds) {
        return new Latency(
                median(rounds, Latency::perSecond),
                median(rounds, Latency::p50),
                median(rounds, Latency::p90),
                median(rounds, Latency::p99),
                rounds.stream().mapToDouble(Latency::max).max().orElseThrow(),
                rounds.stream().mapToLong(Latency::count).sum(),
                rounds.stream().mapToLong(Latency::failed).sum(),
                rounds.stream()
                        .map(Latency::failure)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    private static double median(List<Latency> rounds, ToDoubleFunction<Latency> figure) {
        return Median.of(rounds.stream().mapToDouble(figure));
    }
}

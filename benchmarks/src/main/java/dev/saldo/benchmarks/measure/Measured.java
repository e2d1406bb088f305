package dev.saldo.benchmarks.measure;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one side came to.
 *
 * @param peaks by round; none when only latencies were measured
 * @param latencies by round
 */
public record Measured(String name, List<Peak> peaks, List<Latency> latencies, Map<String, Double> more) {

    /** The median of all rounds. */
    public @Nullable Double throughput() {
        return peaks.isEmpty() ? null : Median.of(peaks.stream().mapToDouble(Peak::perSecond));
    }

    /** The medians of all rounds. */
    public Latency latency() {
        return Latency.median(latencies);
    }

    public long failed() {
        return peaks.stream().mapToLong(Peak::failed).sum()
                + latencies.stream().mapToLong(Latency::failed).sum();
    }

    /** The first failure in words. */
    public @Nullable String failure() {
        return Stream.concat(
                        peaks.stream().map(Peak::failure), latencies.stream().map(Latency::failure))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}

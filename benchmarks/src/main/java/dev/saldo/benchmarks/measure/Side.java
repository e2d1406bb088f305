package dev.saldo.benchmarks.measure;

import java.time.Duration;
import java.util.Map;

/** One of two ways to do the same work. */
public interface Side extends AutoCloseable {

    /** In a few words, for the report. */
    String name();

    /** As fast as it goes. */
    Peak peak(Duration time);

    /** At a steady rate of arrival. */
    Latency latency(double perSecond, Duration time);

    /** What else there is to tell, by name. */
    default Map<String, Double> more() {
        return Map.of();
    }

    @Override
    default void close() {}
}

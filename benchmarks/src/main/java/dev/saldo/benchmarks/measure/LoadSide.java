package dev.saldo.benchmarks.measure;

import java.time.Duration;

/**
 * A side that is one operation, over and over.
 *
 * @param clients how many do it at once when it goes as fast as it can
 * @param work what one operation counts for, such as the events of a batch
 */
public record LoadSide(String name, Operation operation, int clients, int work) implements Side {

    @Override
    public Peak peak(Duration time) {
        var peak = ClosedLoop.run(operation, clients, time);
        return new Peak(peak.perSecond() * work, peak.operations() * work, peak.failed(), peak.failure());
    }

    /** Of whole operations; the rate is that of what they count for. */
    @Override
    public Latency latency(double perSecond, Duration time) {
        return OpenLoop.run(operation, perSecond / work, time).at(perSecond);
    }
}

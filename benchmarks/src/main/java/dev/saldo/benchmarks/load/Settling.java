package dev.saldo.benchmarks.load;

import dev.saldo.benchmarks.measure.Latency;
import dev.saldo.benchmarks.measure.Peak;
import dev.saldo.benchmarks.measure.Side;
import dev.saldo.benchmarks.suite.Quiet;
import dev.saldo.benchmarks.suite.SuiteUnderLoad;
import java.time.Duration;
import java.util.Map;

/** A side whose work makes the suite work on when it is done; the next turn begins when that is over too. */
public record Settling(Side side, SuiteUnderLoad suite) implements Side {

    @Override
    public String name() {
        return side.name();
    }

    @Override
    public Peak peak(Duration time) {
        return settled(side.peak(time));
    }

    @Override
    public Latency latency(double perSecond, Duration time) {
        return settled(side.latency(perSecond, time));
    }

    private <T> T settled(T measured) {
        if (suite.isOpen()) {
            Quiet.await(suite.engines());
        }
        return measured;
    }

    @Override
    public Map<String, Double> more() {
        return side.more();
    }

    @Override
    public void close() {
        side.close();
    }
}

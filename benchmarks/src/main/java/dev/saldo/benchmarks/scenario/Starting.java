package dev.saldo.benchmarks.scenario;

import dev.saldo.benchmarks.measure.Latency;
import dev.saldo.benchmarks.measure.Peak;
import dev.saldo.benchmarks.measure.Side;
import dev.saldo.benchmarks.suite.Directories;
import dev.saldo.benchmarks.suite.Launch;
import dev.saldo.benchmarks.suite.SuiteProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Scenario 8: how long the suite takes to start as {@code ./saldo up} starts it, and what it holds in memory then. */
record Starting(Plan plan) implements Scenario {

    @Override
    public Need need() {
        return Need.OWN_SUITES;
    }

    @Override
    public Sides prepare(Bed bed) {
        var launch = bed.starter();
        var existing = Directories.fresh(launch.directory(), "existing");
        SuiteProcess.start(existing, launch.asUp()).close();
        return new Sides(
                new Starts(
                        "on a fresh data directory",
                        launch,
                        () -> Directories.fresh(launch.directory(), "fresh"),
                        Directories::delete),
                new Starts("on one that is there", launch, () -> existing, _ -> {}),
                () -> Directories.delete(existing));
    }

    /** One start, and the end after it. */
    private static final class Starts implements Side {

        private final String name;
        private final Launch launch;
        private final Supplier<Path> directory;
        private final Consumer<Path> afterwards;
        private Map<String, Double> memory = Map.of();

        Starts(String name, Launch launch, Supplier<Path> directory, Consumer<Path> afterwards) {
            this.name = name;
            this.launch = launch;
            this.directory = directory;
            this.afterwards = afterwards;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Peak peak(Duration time) {
            throw new UnsupportedOperationException("a start is no load");
        }

        @Override
        public Latency latency(double perSecond, Duration time) {
            var data = directory.get();
            try (var suite = SuiteProcess.start(data, launch.asUp())) {
                memory = suite.memory();
                return Latency.once(suite.startedIn().toNanos() / 1e6);
            } finally {
                afterwards.accept(data);
            }
        }

        /** Of the last start. */
        @Override
        public Map<String, Double> more() {
            return memory;
        }
    }
}

package dev.saldo.benchmarks.scenario;

import dev.saldo.benchmarks.load.Settling;
import dev.saldo.benchmarks.measure.Latency;
import dev.saldo.benchmarks.measure.Peak;
import dev.saldo.benchmarks.measure.Side;
import dev.saldo.benchmarks.suite.Directories;
import dev.saldo.benchmarks.suite.SuiteProcess;
import dev.saldo.benchmarks.suite.SuiteUnderLoad;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Scenario 9: deductions on one hot platform in a suite with many movements, beside a suite with few. */
record Growth(Plan plan) implements Scenario {

    private static final long FEW = 10_000;

    @Override
    public Need need() {
        return Need.OWN_SUITES;
    }

    @Override
    public Sides prepare(Bed bed) {
        return new Sides(new Grown(bed, bed.sizes().growthRows()), new Grown(bed, FEW));
    }

    /** A suite of its own with that many movements. */
    private static final class Grown implements Side {

        /** The one that is hot is the first of them. */
        private static final int PLATFORMS = 100;

        private final long movements;
        private final Path data;
        private final SuiteProcess process;
        private final SuiteUnderLoad suite;
        private final Side deductions;

        Grown(Bed bed, long movements) {
            this.movements = movements;
            this.data = Directories.fresh(bed.starter().directory(), "growth");
            this.process = SuiteProcess.start(data, bed.starter().forLoad());
            this.suite = SuiteUnderLoad.in(data);
            var platforms = Platforms.make(suite.api(), PLATFORMS);
            LedgerFill.fill(suite.engines(), platforms, movements / PLATFORMS, bed.progress());
            this.deductions = new Settling(new KafkaDeductions(suite, List.of(platforms.getFirst())), suite);
        }

        @Override
        public String name() {
            return String.format(Locale.ROOT, "with %,d movements", movements);
        }

        @Override
        public Peak peak(Duration time) {
            return deductions.peak(time);
        }

        @Override
        public Latency latency(double perSecond, Duration time) {
            return deductions.latency(perSecond, time);
        }

        @Override
        public void close() {
            deductions.close();
            suite.close();
            process.close();
            Directories.delete(data);
        }
    }
}

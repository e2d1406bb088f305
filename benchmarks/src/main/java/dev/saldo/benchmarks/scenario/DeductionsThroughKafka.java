package dev.saldo.benchmarks.scenario;

import dev.saldo.benchmarks.load.Settling;
import dev.saldo.benchmarks.reference.BareLedger;

/** Scenarios 1 and 2, through Kafka: confirmed sales that one platform pays for, or many. */
record DeductionsThroughKafka(Plan plan, int platforms) implements Scenario {

    @Override
    public Need need() {
        return Need.OPEN_SUITE;
    }

    @Override
    public Sides prepare(Bed bed) {
        var suite = bed.suite();
        return new Sides(
                new Settling(new KafkaDeductions(suite, Platforms.make(suite.api(), platforms)), suite),
                BareLedger.side(suite.engines(), platforms));
    }
}

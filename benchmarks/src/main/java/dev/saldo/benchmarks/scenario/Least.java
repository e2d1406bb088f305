package dev.saldo.benchmarks.scenario;

import dev.saldo.benchmarks.least.LeastSales;
import dev.saldo.benchmarks.least.LeastSide;
import dev.saldo.benchmarks.reference.BareCounter;
import dev.saldo.benchmarks.reference.BareLedger;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** The work of another scenario with the least that any program would do for it, beside the reference of that one. */
record Least(Plan plan, Function<Bed, Sides> sides) implements Scenario {

    static Least sales(Plan plan, int platforms) {
        return new Least(plan, bed -> {
            var suite = bed.suite();
            var ids = Stream.generate(UUID::randomUUID).limit(platforms).toList();
            var sales = new SalesToDeduct(suite.store(), ids, Clock.systemUTC());
            return new Sides(
                    new LeastSales(suite.engines(), platforms, sales::next),
                    BareLedger.side(suite.engines(), platforms));
        });
    }

    static Least deductions(Plan plan, int platforms) {
        return new Least(plan, bed -> {
            var engines = bed.suite().engines();
            return new Sides(LeastSide.deductions(engines, platforms), BareLedger.side(engines, platforms));
        });
    }

    static Least consumption(Plan plan, int counters) {
        return new Least(plan, bed -> {
            var engines = bed.suite().engines();
            return new Sides(LeastSide.consumption(engines, counters), BareCounter.side(engines, counters));
        });
    }

    static Least events(Plan plan) {
        return new Least(plan, bed -> ReportingUsage.leastOf(bed.suite().engines()));
    }

    static Least reads(Plan plan) {
        return new Least(
                plan, bed -> ReadingAccess.beside(LeastSide.reads(bed.suite().engines())));
    }

    static Least gateway(Plan plan) {
        return new Least(plan, bed -> ThroughTheGateway.leastOf(bed.suite()));
    }

    @Override
    public Need need() {
        return Need.OPEN_SUITE;
    }

    @Override
    public Sides prepare(Bed bed) {
        return sides.apply(bed);
    }
}

package dev.saldo.benchmarks;

import dev.saldo.benchmarks.measure.Effort;
import dev.saldo.benchmarks.measure.Rounds;
import dev.saldo.benchmarks.report.ConsoleReport;
import dev.saldo.benchmarks.report.Machine;
import dev.saldo.benchmarks.report.Result;
import dev.saldo.benchmarks.report.Run;
import dev.saldo.benchmarks.scenario.Bed;
import dev.saldo.benchmarks.scenario.Need;
import dev.saldo.benchmarks.scenario.Scenario;
import dev.saldo.benchmarks.scenario.Sizes;
import dev.saldo.benchmarks.suite.Engines;
import dev.saldo.benchmarks.suite.Launch;
import dev.saldo.benchmarks.suite.SuiteUnderLoad;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Measures scenarios one after the other. One that breaks does not keep the others from being measured. */
final class Benchmarks {

    private final SharedSuite shared;
    private final @Nullable Launch launch;
    private final Effort effort;
    private final Sizes sizes;
    private final Consumer<String> progress;
    private final List<Result> results = new ArrayList<>();
    private final List<Run.Left> skipped = new ArrayList<>();
    private final List<Run.Left> failed = new ArrayList<>();
    private Engines.@Nullable Durability durability;

    /** The suite that most scenarios run on: there when one needs it, gone when one wants the machine for itself. */
    interface SharedSuite extends AutoCloseable {
        SuiteUnderLoad get();

        @Override
        void close();
    }

    /**
     * @param launch starts further suites; null where there shall be none
     * @param progress is told what is being done
     */
    Benchmarks(SharedSuite shared, @Nullable Launch launch, Effort effort, Sizes sizes, Consumer<String> progress) {
        this.shared = shared;
        this.launch = launch;
        this.effort = effort;
        this.sizes = sizes;
        this.progress = progress;
    }

    /** @param told what there is after each scenario, because a long run may not come to its end */
    Run run(List<Scenario> scenarios, String commit, boolean quick, Consumer<Run> told) {
        var when = Clock.systemUTC().instant();
        var before = Machine.load();
        for (var scenario : scenarios) {
            measure(scenario);
            told.accept(soFar(when, commit, quick, before));
        }
        return soFar(when, commit, quick, before);
    }

    private Run soFar(Instant when, String commit, boolean quick, double before) {
        return new Run(
                when,
                commit,
                Machine.here(),
                effort,
                quick,
                durability,
                before,
                Machine.load(),
                List.copyOf(results),
                List.copyOf(skipped),
                List.copyOf(failed));
    }

    private void measure(Scenario scenario) {
        var name = scenario.plan().name();
        try {
            var obstacle = obstacle(scenario);
            if (obstacle == null) {
                var result = result(scenario);
                results.add(result);
                progress.accept("%s: %s".formatted(name, ConsoleReport.verdict(result)));
            } else {
                progress.accept("%s: skipped, %s".formatted(name, obstacle));
                skipped.add(new Run.Left(name, obstacle));
            }
        } catch (RuntimeException failure) {
            progress.accept("%s: failed, %s".formatted(name, failure));
            failed.add(new Run.Left(name, failure.toString()));
        }
    }

    private @Nullable String obstacle(Scenario scenario) {
        if (scenario.need() == Need.OWN_SUITES) {
            return launch == null ? "it starts suites of its own, and --url names one that runs" : null;
        }
        if (scenario.need() == Need.OPEN_SUITE && !shared.get().isOpen()) {
            return "it needs the services, the database or the broker directly, and --url opens only the gateway";
        }
        return scenario.isIn(shared.get()) ? null : "this suite has no such operation";
    }

    private Result result(Scenario scenario) {
        var plan = scenario.plan();
        progress.accept("%s: preparing".formatted(plan.name()));
        var before = Machine.load();
        try (var sides = scenario.prepare(bed(scenario))) {
            var rounds = new Rounds(
                    sides.subject(),
                    sides.reference(),
                    effort,
                    step -> progress.accept("%s: %s".formatted(plan.name(), step)));
            var measured = rounds.measure(plan.load());
            return new Result(plan, measured.subject(), measured.reference(), before, Machine.load());
        }
    }

    private Bed bed(Scenario scenario) {
        Consumer<String> steps = step -> progress.accept(scenario.plan().name() + ": " + step);
        if (scenario.need() == Need.OWN_SUITES) {
            shared.close();
            return new Bed(null, launch, sizes, steps);
        }
        var suite = shared.get();
        if (suite.isOpen()) {
            durability = suite.engines().durability();
        }
        return new Bed(suite, launch, sizes, steps);
    }
}

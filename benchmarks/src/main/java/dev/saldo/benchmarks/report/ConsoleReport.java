package dev.saldo.benchmarks.report;

import dev.saldo.benchmarks.measure.Measured;
import dev.saldo.benchmarks.measure.Target;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The run for whoever sits at the terminal. */
public final class ConsoleReport {

    private ConsoleReport() {}

    public static String of(Run run) {
        var text = new StringBuilder(head(run));
        run.results().forEach(result -> text.append('\n').append(of(result)));
        run.skipped().forEach(left -> text.append("\nskipped  %s: %s\n".formatted(left.name(), left.why())));
        run.failed().forEach(left -> text.append("\nfailed   %s: %s\n".formatted(left.name(), left.why())));
        return text.toString();
    }

    private static String head(Run run) {
        var durability = run.durability();
        return "%nCommit %s, %d cores, load %s before and %s after; medians of %d rounds%s%n%s"
                .formatted(
                        run.commit(),
                        run.machine().cores(),
                        Figures.of(run.loadBefore()),
                        Figures.of(run.loadAfter()),
                        run.effort().rounds(),
                        run.quick() ? ", quick: for trying, not for figures" : "",
                        durability == null
                                ? ""
                                : "Postgres %s, fsync %s, synchronous_commit %s%n"
                                        .formatted(
                                                durability.version(),
                                                durability.fsync(),
                                                durability.synchronousCommit()));
    }

    static String of(Result result) {
        var plan = result.plan();
        return "%s (%d): %s%n".formatted(plan.name(), plan.number(), plan.title())
                + line(result.subject(), plan.unit())
                + line(result.reference(), plan.unit())
                + "  %s%n".formatted(verdict(result));
    }

    /** What was reached, what was to be, and whether it was. */
    public static String verdict(Result result) {
        var met = result.met();
        return "%s, target %s%s"
                .formatted(
                        reached(result),
                        result.plan().target().words(),
                        met == null ? "" : met ? ": met" : ": NOT met");
    }

    private static String reached(Result result) {
        var ratio = result.ratio();
        if (result.plan().target() instanceof Target.P99Below) {
            var p99 =
                    "p99 %s ms".formatted(Figures.of(result.subject().latency().p99()));
            return ratio == null ? p99 : "%s (%s× the reference's)".formatted(p99, Figures.of(ratio));
        }
        return "ratio " + (ratio == null ? "unknown without the reference" : Figures.of(ratio));
    }

    private static String line(@Nullable Measured side, String unit) {
        if (side == null) {
            return "";
        }
        var latency = side.latency();
        var throughput = side.throughput();
        return String.format(
                        Locale.ROOT,
                        "  %-44s %16s  p50 %s ms, p99 %s ms%s%n",
                        side.name(),
                        throughput == null ? "" : Figures.of(throughput) + " " + unit,
                        Figures.of(latency.p50()),
                        Figures.of(latency.p99()),
                        latency.perSecond() == 0 ? "" : " at %s/s".formatted(Figures.of(latency.perSecond())))
                + more(side);
    }

    private static String more(Measured side) {
        var figures = side.more().entrySet().stream()
                .map(figure -> figure.getKey() + " " + Figures.of(figure.getValue()))
                .collect(Collectors.joining(", "));
        var failure = side.failure();
        return (figures.isEmpty() ? "" : "    %s%n".formatted(figures))
                + (failure == null ? "" : "    %d failed, the first: %s%n".formatted(side.failed(), failure));
    }
}

package dev.saldo.benchmarks.report;

import dev.saldo.benchmarks.measure.Latency;
import dev.saldo.benchmarks.measure.Measured;
import dev.saldo.benchmarks.measure.Peak;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The run for programs. Every field is always there; what is not known is null. */
public final class JsonReport {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonReport() {}

    record Document(
            String when,
            String commit,
            boolean quick,
            Machine machine,
            double loadBefore,
            double loadAfter,
            @Nullable Postgres postgres,
            int rounds,
            double secondsARound,
            List<Scenario> scenarios,
            List<Run.Left> skipped,
            List<Run.Left> failed) {}

    record Postgres(String version, String fsync, String synchronousCommit) {}

    record Scenario(
            String name,
            int number,
            String title,
            @Nullable Double ratio,
            @Nullable Double target,
            String targetInWords,
            @Nullable Boolean met,
            String unit,
            Side subject,
            @Nullable Side reference,
            double loadBefore,
            double loadAfter) {}

    /** @param throughput the median of the rounds, in the scenario's unit */
    record Side(
            String name,
            @Nullable Double throughput,
            Milliseconds latency,
            List<Double> throughputOfRounds,
            List<Milliseconds> latencyOfRounds,
            long failed,
            @Nullable String failure,
            Map<String, Double> more) {}

    /** @param perSecond the rate of arrival at which it was measured; 0 when nothing arrived */
    record Milliseconds(double perSecond, double p50, double p90, double p99, double max, long count) {}

    public static String of(Run run) {
        var durability = run.durability();
        return JSON.writeValueAsString(new Document(
                run.when().toString(),
                run.commit(),
                run.quick(),
                run.machine(),
                rounded(run.loadBefore()),
                rounded(run.loadAfter()),
                durability == null
                        ? null
                        : new Postgres(durability.version(), durability.fsync(), durability.synchronousCommit()),
                run.effort().rounds(),
                run.effort().round().toMillis() / 1e3,
                run.results().stream().map(JsonReport::scenario).toList(),
                run.skipped(),
                run.failed()));
    }

    private static Scenario scenario(Result result) {
        var plan = result.plan();
        var ratio = result.ratio();
        var reference = result.reference();
        return new Scenario(
                plan.name(),
                plan.number(),
                plan.title(),
                ratio == null ? null : rounded(ratio),
                plan.target().value(),
                plan.target().words(),
                result.met(),
                plan.unit(),
                side(result.subject()),
                reference == null ? null : side(reference),
                rounded(result.loadBefore()),
                rounded(result.loadAfter()));
    }

    private static Side side(Measured measured) {
        var throughput = measured.throughput();
        return new Side(
                measured.name(),
                throughput == null ? null : rounded(throughput),
                milliseconds(measured.latency()),
                measured.peaks().stream()
                        .map(Peak::perSecond)
                        .map(JsonReport::rounded)
                        .toList(),
                measured.latencies().stream().map(JsonReport::milliseconds).toList(),
                measured.failed(),
                measured.failure(),
                measured.more());
    }

    private static Milliseconds milliseconds(Latency latency) {
        return new Milliseconds(
                rounded(latency.perSecond()),
                rounded(latency.p50()),
                rounded(latency.p90()),
                rounded(latency.p99()),
                rounded(latency.max()),
                latency.count());
    }

    private static double rounded(double value) {
        return Math.rint(value * 1_000) / 1_000;
    }
}

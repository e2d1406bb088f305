package dev.saldo.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.benchmarks.measure.Effort;
import dev.saldo.benchmarks.measure.Latency;
import dev.saldo.benchmarks.measure.Load.Fixed;
import dev.saldo.benchmarks.measure.Load.OwnPeak;
import dev.saldo.benchmarks.measure.Measured;
import dev.saldo.benchmarks.measure.Peak;
import dev.saldo.benchmarks.measure.Target.AtLeast;
import dev.saldo.benchmarks.measure.Target.P99Below;
import dev.saldo.benchmarks.scenario.Plan;
import dev.saldo.benchmarks.suite.Engines.Durability;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportsTest {

    private static final Plan PLAN =
            new Plan("hot-platform-http", 1, "Deductions <hot>", "deductions/s", new OwnPeak(), new AtLeast(8));
    private static final Measured SUBJECT = side("POST …/deduct", 20_000, 2, 9.5, Map.of("JVM Pss MB", 512.0));
    private static final Measured REFERENCE = side("update + insert", 2_000, 4, 20, Map.of());

    @Test
    void theJsonTellsRatioTargetAndBothSides() {
        var scenario = json(run(REFERENCE)).at("/scenarios/0");

        assertThat(scenario.get("name").asString()).isEqualTo("hot-platform-http");
        assertThat(scenario.get("ratio").asDouble()).isEqualTo(10);
        assertThat(scenario.get("target").asDouble()).isEqualTo(8);
        assertThat(scenario.get("met").asBoolean()).isTrue();
        assertThat(scenario.at("/subject/throughput").asDouble()).isEqualTo(20_000);
        assertThat(scenario.at("/subject/latency/p99").asDouble()).isEqualTo(9.5);
        assertThat(scenario.at("/reference/throughput").asDouble()).isEqualTo(2_000);
        assertThat(scenario.at("/reference/latency/p50").asDouble()).isEqualTo(4);
    }

    @Test
    void theJsonTellsWhereAndHowItWasMeasured() {
        var json = json(run(REFERENCE));

        assertThat(json.get("commit").asString()).isEqualTo("abc1234");
        assertThat(json.get("loadBefore").asDouble()).isEqualTo(0.5);
        assertThat(json.at("/machine/cores").asInt()).isEqualTo(2);
        assertThat(json.at("/postgres/fsync").asString()).isEqualTo("on");
        assertThat(json.at("/postgres/synchronousCommit").asString()).isEqualTo("on");
        assertThat(json.at("/skipped/0/name").asString()).isEqualTo("growth");
        assertThat(json.at("/failed/0/why").asString()).isEqualTo("it broke");
    }

    @Test
    void whatIsNotKnownIsNullInTheJsonAndNotMissing() {
        var scenario = json(run(null)).at("/scenarios/0");

        for (var field : List.of("ratio", "met", "reference")) {
            assertThat(scenario.has(field)).as(field).isTrue();
            assertThat(scenario.get(field).isNull()).as(field).isTrue();
        }
    }

    @Test
    void thePageNeedsNothingElseAndEscapesWhatItShows() {
        var page = HtmlReport.of(run(REFERENCE));

        assertThat(page)
                .contains(
                        "Deductions &lt;hot&gt;",
                        "<svg",
                        "20,000 deductions/s",
                        "prefers-color-scheme: dark",
                        "it broke")
                .doesNotContain("{{", "<hot>", "<script", "http://", "https://", "src=");
    }

    @Test
    void theTerminalSaysWhetherTheTargetIsMet() {
        assertThat(ConsoleReport.of(run(REFERENCE)))
                .contains(
                        "hot-platform-http (1): Deductions <hot>",
                        "20,000 deductions/s",
                        "ratio 10, target ≥ 8× the throughput: met",
                        "fsync on, synchronous_commit on",
                        "skipped  growth: it needs more",
                        "failed   start: it broke");
        assertThat(ConsoleReport.of(run(side("update + insert", 5_000, 4, 20, Map.of()))))
                .contains("ratio 4, target ≥ 8× the throughput: NOT met");
        assertThat(ConsoleReport.of(run(null))).contains("ratio unknown without the reference");
    }

    @Test
    void whatIsToStayBelowATimeIsComparedWithThatTime() {
        var plan = new Plan("sale-to-invoice-50", 6, "From sale to invoice", "sales/s", new Fixed(50), new P99Below(8));

        assertThat(ConsoleReport.verdict(new Result(plan, SUBJECT, REFERENCE, 0, 0)))
                .isEqualTo("p99 9.5 ms (0.475× the reference's), target p99 < 8 ms: NOT met");
    }

    @Test
    void aPageWithoutAnythingLeftOutHasNoListOfIt() {
        var whole = run(REFERENCE);
        var run = new Run(
                whole.when(),
                whole.commit(),
                whole.machine(),
                whole.effort(),
                whole.quick(),
                whole.durability(),
                whole.loadBefore(),
                whole.loadAfter(),
                whole.results(),
                List.of(),
                List.of());

        assertThat(HtmlReport.of(run)).doesNotContain("<ul>");
    }

    @Test
    void numbersHaveThreeDigitsThatMatter() {
        assertThat(List.of(
                        Figures.of(123_456), Figures.of(99.96), Figures.of(0.012345), Figures.of(0), Figures.of(2.5)))
                .containsExactly("123,000", "100", "0.0123", "0", "2.5");
        assertThat(Figures.of(Double.NaN)).isEqualTo("–");
    }

    private static JsonNode json(Run run) {
        return new JsonMapper().readTree(JsonReport.of(run));
    }

    private static Run run(@Nullable Measured reference) {
        return new Run(
                Instant.parse("2026-03-14T09:26:53Z"),
                "abc1234",
                new Machine(2, "Linux", "a JVM", 8_192),
                new Effort(1, Duration.ofSeconds(5), Duration.ofSeconds(10), 3),
                false,
                new Durability("18.6", "on", "on"),
                0.5,
                2.25,
                List.of(new Result(PLAN, SUBJECT, reference, 0.5, 2.25)),
                List.of(new Run.Left("growth", "it needs more")),
                List.of(new Run.Left("start", "it broke")));
    }

    private static Measured side(String name, double perSecond, double p50, double p99, Map<String, Double> more) {
        return new Measured(
                name,
                List.of(new Peak(perSecond, 100, 0, null)),
                List.of(new Latency(perSecond / 2, p50, p50, p99, p99, 100, 0, null)),
                more);
    }
}

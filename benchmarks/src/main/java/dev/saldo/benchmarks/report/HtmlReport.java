package dev.saldo.benchmarks.report;

import dev.saldo.benchmarks.measure.Latency;
import dev.saldo.benchmarks.measure.Measured;
import dev.saldo.benchmarks.measure.Peak;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The run as one page that needs nothing else. */
public final class HtmlReport {

    private HtmlReport() {}

    public static String of(Run run) {
        return page().replace("{{facts}}", facts(run))
                .replace(
                        "{{summary}}",
                        run.results().stream().map(HtmlReport::row).collect(Collectors.joining()))
                .replace(
                        "{{scenarios}}",
                        run.results().stream().map(HtmlReport::card).collect(Collectors.joining()))
                .replace("{{left}}", left(run));
    }

    private static String page() {
        try (var page = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.html"))) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String facts(Run run) {
        var machine = run.machine();
        var durability = run.durability();
        return Stream.of(
                        fact(
                                "Measured",
                                run.when().truncatedTo(ChronoUnit.SECONDS).toString()),
                        fact("Commit", run.commit()),
                        fact(
                                "Machine",
                                "%d cores, %,d MB, %s"
                                        .formatted(machine.cores(), machine.memoryMegabytes(), machine.system())),
                        fact("JVM", machine.java()),
                        fact(
                                "Load average",
                                "%s before, %s after"
                                        .formatted(Figures.of(run.loadBefore()), Figures.of(run.loadAfter()))),
                        durability == null
                                ? ""
                                : fact(
                                        "Postgres",
                                        "%s, fsync %s, synchronous_commit %s"
                                                .formatted(
                                                        durability.version(),
                                                        durability.fsync(),
                                                        durability.synchronousCommit())),
                        fact(
                                "Effort",
                                "%d rounds of %s s a side, in turns%s"
                                        .formatted(
                                                run.effort().rounds(),
                                                Figures.of(run.effort().round().toMillis() / 1e3),
                                                run.quick() ? "; quick, so no figures to rely on" : "")))
                .collect(Collectors.joining());
    }

    private static String fact(String name, String value) {
        return "<dt>%s</dt><dd>%s</dd>".formatted(name, escaped(value));
    }

    private static String row(Result result) {
        var ratio = result.ratio();
        return """
                <tr><td><a href="#%s">%s</a></td><td class="number">%s</td><td class="number">%s</td><td>%s</td><td>%s</td></tr>
                """.formatted(
                        result.plan().name(),
                        result.plan().name(),
                        ratio == null ? "–" : Figures.of(ratio),
                        Figures.of(result.subject().latency().p99()),
                        escaped(result.plan().target().words()),
                        badge(result));
    }

    private static String badge(Result result) {
        var met = result.met();
        if (met == null) {
            var why = result.plan().target().value() == null ? "no target" : "no reference";
            return "<span class=\"badge\">%s</span>".formatted(why);
        }
        return met ? "<span class=\"badge met\">met</span>" : "<span class=\"badge missed\">not met</span>";
    }

    private static String card(Result result) {
        var plan = result.plan();
        var sides = Stream.of(result.subject(), result.reference())
                .filter(Objects::nonNull)
                .toList();
        var throughput = result.subject().peaks().isEmpty()
                ? ""
                : Chart.bars(
                        plan.unit(), sides.stream().map(HtmlReport::throughput).toList());
        return """
                <section id="%s"><h2>%s %s</h2><p>%s</p>%s%s<p class="small">%s</p></section>
                """.formatted(
                        plan.name(),
                        escaped(plan.title()),
                        badge(result),
                        escaped(ConsoleReport.verdict(result)),
                        throughput,
                        Chart.spans(sides.stream().map(HtmlReport::latency).toList()),
                        sides.stream().map(HtmlReport::notes).collect(Collectors.joining("<br>")));
    }

    private static Chart.Bar throughput(Measured side) {
        return new Chart.Bar(
                side.name(),
                Objects.requireNonNull(side.throughput()),
                side.peaks().stream().map(Peak::perSecond).toList());
    }

    private static Chart.Span latency(Measured side) {
        var latency = side.latency();
        return new Chart.Span(
                side.name(),
                latency.p50(),
                latency.p99(),
                side.latencies().stream().map(Latency::p50).toList());
    }

    private static String notes(Measured side) {
        var latency = side.latency();
        var notes = Stream.of(
                        atRate(latency),
                        "longest %s ms".formatted(Figures.of(latency.max())),
                        side.more().entrySet().stream()
                                .map(figure -> figure.getKey() + " " + Figures.of(figure.getValue()))
                                .collect(Collectors.joining(", ")),
                        side.failure() == null ? "" : "%d failed: %s".formatted(side.failed(), side.failure()))
                .filter(note -> !note.isEmpty())
                .collect(Collectors.joining("; "));
        return "%s: %s".formatted(escaped(side.name()), escaped(notes));
    }

    private static String atRate(Latency latency) {
        return latency.perSecond() == 0 ? "" : "latency at %s a second".formatted(Figures.of(latency.perSecond()));
    }

    private static String left(Run run) {
        var items = Stream.concat(
                        run.skipped().stream().map(left -> item("skipped", left)),
                        run.failed().stream().map(left -> item("failed", left)))
                .collect(Collectors.joining());
        return items.isEmpty() ? "" : "<ul>%s</ul>".formatted(items);
    }

    private static String item(String what, Run.Left left) {
        return "<li><b>%s</b> %s: %s</li>".formatted(left.name(), what, escaped(left.why()));
    }

    static String escaped(String text) {
        var escaped = text;
        for (var character : List.of("&&amp;", "<&lt;", ">&gt;", "\"&quot;")) {
            escaped = escaped.replace(character.substring(0, 1), character.substring(1));
        }
        return escaped;
    }
}

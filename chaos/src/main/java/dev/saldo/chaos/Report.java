package dev.saldo.chaos;

import dev.saldo.chaos.check.Finding;
import dev.saldo.chaos.load.Told;
import dev.saldo.chaos.load.Told.Count;
import dev.saldo.chaos.plan.FaultKind;
import dev.saldo.contracts.ContractJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run came to, as {@code target/chaos/latest.json} has it.
 *
 * @param commit with {@code -dirty} behind it when the sources are not as committed
 * @param deaths how often something ended that nobody had killed; it was started again
 * @param faults how often each kind met each part, kills first
 * @param skipped faults that found their part in the hands of another
 * @param deliveredAgain how many events came again
 * @param attempts how many requests the operations took
 * @param operations by act
 * @param unrest what still moved when patience ended; empty when everything came to rest
 * @param restSeconds how long that took
 * @param logs a directory a part
 */
public record Report(
        String commit,
        Instant startedAt,
        String machine,
        long seed,
        long minutes,
        long startSeconds,
        long restSeconds,
        Map<String, Map<String, Integer>> faults,
        int skipped,
        int deaths,
        long deliveredAgain,
        Map<String, Count> operations,
        Count total,
        long attempts,
        List<String> unrest,
        List<Finding> invariants,
        Path logs) {

    private static final int MOST_BREACHES = 20;

    /** Everything came to rest, and nothing that never breaks is broken. */
    public boolean isGood() {
        return unrest.isEmpty() && invariants.stream().noneMatch(Finding::isBroken);
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(
                draft, ContractJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(json()) + "\n");
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("verdict", isGood() ? "held" : "broken");
        json.put("commit", commit);
        json.put("startedAt", startedAt.toString());
        json.put("machine", machine);
        json.put("seed", seed);
        json.put("minutes", minutes);
        json.put("startSeconds", startSeconds);
        json.put("restSeconds", restSeconds);
        faults.forEach(json::put);
        json.put("faultsSkipped", skipped);
        json.put("ownDeaths", deaths);
        json.put("eventsDeliveredAgain", deliveredAgain);
        var all = new LinkedHashMap<String, Object>(operations);
        all.put("total", total);
        json.put("operations", all);
        json.put("requests", attempts);
        json.put("unrest", unrest);
        json.put("invariants", invariants.stream().map(Report::json).toList());
        json.put("logs", logs.toString());
        return json;
    }

    private static Map<String, Object> json(Finding finding) {
        var json = new LinkedHashMap<String, Object>();
        json.put("number", finding.number());
        json.put("invariant", finding.invariant());
        json.put("verdict", finding.verdict().words());
        json.put("checked", finding.checked());
        json.put("breaches", finding.breaches());
        return json;
    }

    /** For people. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("");
        faults.forEach((kind, parts) -> lines.add("%-14s %s".formatted(kind, parts)));
        lines.add("%-14s %d events".formatted("again", deliveredAgain));
        lines.add("%-14s tried %d, acknowledged %d, refused %d, unknown %d; %d requests"
                .formatted(
                        "operations", total.tried(), total.acknowledged(), total.refused(), total.unknown(), attempts));
        operations.forEach((act, count) -> lines.add("  %-12s tried %d, acknowledged %d, refused %d, unknown %d"
                .formatted(act, count.tried(), count.acknowledged(), count.refused(), count.unknown())));
        lines.add(
                unrest.isEmpty()
                        ? "%-14s after %d s".formatted("at rest", restSeconds)
                        : "%-14s after %d s: %s".formatted("NOT AT REST", restSeconds, unrest));
        lines.add("");
        invariants.forEach(finding -> lines.addAll(lines(finding)));
        if (!isGood()) {
            lines.add("");
            lines.add("The logs are in " + logs);
        }
        return lines;
    }

    private static List<String> lines(Finding finding) {
        var lines = new ArrayList<String>();
        lines.add("%d %-14s %s (%d checked)"
                .formatted(finding.number(), finding.verdict().words(), finding.invariant(), finding.checked()));
        finding.breaches().stream().limit(MOST_BREACHES).forEach(breach -> lines.add("    " + breach));
        var more = finding.breaches().size() - MOST_BREACHES;
        if (more > 0) {
            lines.add("    and %d more, in the report".formatted(more));
        }
        return lines;
    }

    /** Kills first, by the names the report uses; those that did not happen are there, and empty. */
    static Map<String, Map<String, Integer>> faults(Map<FaultKind, Map<String, Integer>> done) {
        var faults = new LinkedHashMap<String, Map<String, Integer>>();
        for (var kind : FaultKind.values()) {
            faults.put(kind.plural(), done.getOrDefault(kind, Map.of()));
        }
        return faults;
    }

    static Map<String, Count> operations(Told told) {
        var operations = new LinkedHashMap<String, Count>();
        told.counts().forEach((act, count) -> operations.put(act.word(), count));
        return operations;
    }
}

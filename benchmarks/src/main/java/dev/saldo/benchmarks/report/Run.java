package dev.saldo.benchmarks.report;

import dev.saldo.benchmarks.measure.Effort;
import dev.saldo.benchmarks.suite.Engines;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of one call of {@code ./saldo bench}.
 *
 * @param commit of the checkout, with a plus when something in it was changed
 * @param quick whether it was told to be quick, which is for trying and not for figures
 * @param durability as Postgres reports it; null when it cannot be asked
 * @param loadBefore the machine's load average when it began
 * @param skipped what was left out
 * @param failed what broke
 */
public record Run(
        Instant when,
        String commit,
        Machine machine,
        Effort effort,
        boolean quick,
        Engines.@Nullable Durability durability,
        double loadBefore,
        double loadAfter,
        List<Result> results,
        List<Left> skipped,
        List<Left> failed) {

    /** A scenario without figures. */
    public record Left(String name, String why) {}
}

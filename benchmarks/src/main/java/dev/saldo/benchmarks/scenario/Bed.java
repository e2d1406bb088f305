package dev.saldo.benchmarks.scenario;

import dev.saldo.benchmarks.suite.Launch;
import dev.saldo.benchmarks.suite.SuiteUnderLoad;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What scenarios are prepared on.
 *
 * @param running the suite that they share; null for one that starts its own
 * @param launch how to start another; null where that is not wanted
 * @param progress is told what is being done
 */
public record Bed(
        @Nullable SuiteUnderLoad running, @Nullable Launch launch, Sizes sizes, Consumer<String> progress) {

    SuiteUnderLoad suite() {
        return Objects.requireNonNull(running);
    }

    Launch starter() {
        return Objects.requireNonNull(launch);
    }
}

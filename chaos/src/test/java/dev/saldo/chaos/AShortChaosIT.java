package dev.saldo.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.chaos.check.Finding;
import dev.saldo.contracts.ContractJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AShortChaosIT {

    private static final Path ROOT = Path.of("..");
    private static final String CLASS_PATH = "target/chaos.jar:../suite/target/suite.jar:../suite/target/lib/*";
    private static final long SEED = 11;

    @Test
    void twoMinutesOfKillingBreakNothing() throws Exception {
        var options = new ChaosOptions(Duration.ofMinutes(2), SEED, ROOT, CLASS_PATH);

        var report = new ChaosRun(options, System.out::println).run();

        assertThat(report.unrest()).isEmpty();
        assertThat(report.invariants()).flatExtracting(Finding::breaches).isEmpty();
        assertThat(report.invariants())
                .as("each was exercised, limits and usage too")
                .extracting(Finding::verdict)
                .hasSize(5)
                .containsOnly(Finding.Verdict.HELD);
        assertThat(report.faults().get("kills")).isNotEmpty();
        assertThat(report.operations())
                .containsKeys("subscribe", "begin", "resize", "end")
                .containsKeys("consume", "report", "publish", "lease", "return");
        var consumptions = report.operations().get("consume");
        assertThat(consumptions.refused()).as("limits were reached").isPositive();
        assertThat(report.total().acknowledged()).isPositive();
        assertThat(report.isGood()).isTrue();
        var written = ContractJson.mapper().readTree(Files.readAllBytes(ROOT.resolve("target/chaos/latest.json")));
        assertThat(written.path("verdict").stringValue()).isEqualTo("held");
        assertThat(written.path("seed").longValue()).isEqualTo(SEED);
        assertThat(ProcessHandle.current().descendants())
                .as("it leaves no process")
                .noneMatch(AShortChaosIT::isPart);
    }

    private static boolean isPart(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("dev.saldo");
    }
}

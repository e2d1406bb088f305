package dev.saldo.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurvivingAKilledJvmIT {

    @TempDir
    static Path directory;

    @BeforeAll
    static void aJvmWroteAndWasKilled() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName(),
                        directory.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(Killed.STATUS);
    }

    @Test
    void rowsAreThereAndTheServerLeftBehindIsReplaced() throws Exception {
        var home = directory.resolve("postgres");
        var leftover = serverIn(home);
        assertThat(ProcessHandle.of(leftover))
                .as("the killed JVM leaves its server")
                .isPresent();

        try (var postgres = PostgresEngine.start(home, 0, Durability.FSYNC)) {
            assertThat(serverIn(home)).isNotEqualTo(leftover);
            var sales = new Queries(postgres, "saldo_sales");
            assertThat(sales.ask("select reference from sale")).isEqualTo("S-1");
            assertThat(sales.ask("show fsync")).isEqualTo("on");
            assertThat(sales.ask("show synchronous_commit")).isEqualTo("on");
            assertThat(sales.ask("show full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void recordsAreThere() {
        try (var kafka = KafkaEngine.start(directory.resolve("kafka"), 0, Durability.FSYNC)) {
            assertThat(new Records(kafka.bootstrapServers()).read(2)).containsExactly("S-1", "S-2");
        }
    }

    private static long serverIn(Path home) throws IOException {
        return Long.parseLong(
                Files.readAllLines(home.resolve("data/postmaster.pid")).getFirst());
    }
}

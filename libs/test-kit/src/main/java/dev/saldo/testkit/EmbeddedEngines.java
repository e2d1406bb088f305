package dev.saldo.testkit;

import dev.saldo.engines.Durability;
import dev.saldo.engines.KafkaEngine;
import dev.saldo.engines.PostgresEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/** The engines as processes and threads of this machine, in a directory that goes with the JVM. */
final class EmbeddedEngines {

    private static final String PREFIX = "saldo-test-engines-";
    private static final Duration MAX_START = Duration.ofMinutes(10);

    private EmbeddedEngines() {}

    static TestEngines start() {
        var directory = temporaryDirectory();
        var postgres = PostgresEngine.start(directory.resolve("postgres"), 0, Durability.FAST);
        var kafka = KafkaEngine.start(directory.resolve("kafka"), 0, Durability.FAST);
        // once the services under test have ended, which would wait for engines that are gone
        SpringApplication.getShutdownHandlers().add(() -> stop(postgres, kafka, directory));
        return new TestEngines(PostgresEngine.HOST, postgres.port(), PostgresEngine.USER, "", kafka.bootstrapServers());
    }

    private static Path temporaryDirectory() {
        try {
            removeLeftovers();
            return Files.createTempDirectory(PREFIX);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Killed test runs leave a server and a directory each. */
    private static void removeLeftovers() throws IOException {
        var recently = Instant.now().minus(MAX_START);
        try (var directories = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), PREFIX + "*")) {
            for (var directory : directories) {
                var postgres = directory.resolve("postgres");
                if (Files.getLastModifiedTime(directory).toInstant().isBefore(recently)
                        && Files.isWritable(postgres)
                        && PostgresEngine.endLeftover(postgres)) {
                    FileSystemUtils.deleteRecursively(directory);
                }
            }
        }
    }

    private static void stop(PostgresEngine postgres, KafkaEngine kafka, Path directory) {
        try {
            kafka.close();
            postgres.close();
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot remove " + directory, failure);
        }
    }
}

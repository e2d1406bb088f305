package dev.saldo.testkit;

import dev.saldo.engines.Durability;
import dev.saldo.engines.KafkaEngine;
import dev.saldo.engines.PostgresEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** The engines as processes and threads of this machine, in a directory that goes with the JVM. */
final class EmbeddedEngines {

    private EmbeddedEngines() {}

    static TestEngines start() {
        var directory = temporaryDirectory();
        var postgres = PostgresEngine.start(directory.resolve("postgres"), 0, Durability.FAST);
        var kafka = KafkaEngine.start(directory.resolve("kafka"), 0, Durability.FAST);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres, kafka, directory), "saldo-test-engines"));
        return new TestEngines(PostgresEngine.HOST, postgres.port(), PostgresEngine.USER, "", kafka.bootstrapServers());
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("saldo-test-");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
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

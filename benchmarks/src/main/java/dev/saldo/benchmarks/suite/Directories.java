package dev.saldo.benchmarks.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Data directories that nobody needs afterwards. */
public final class Directories {

    private Directories() {}

    /** Not where the system keeps temporary files: that may be memory, on which fsync costs nothing. */
    public static Path fresh(Path parent, String name) {
        try {
            return Files.createTempDirectory(Files.createDirectories(parent), name + "-");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(Directories::deleteOne);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

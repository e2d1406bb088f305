package dev.saldo.benchmarks.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** The files of {@code name=value} lines in which the suite says where everything is. */
final class Facts {

    private Facts() {}

    /** None when there is no file. */
    static Map<String, String> read(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try (var lines = Files.lines(file)) {
            return lines.map(line -> line.split("=", 2))
                    .filter(fact -> fact.length == 2)
                    .collect(Collectors.toMap(fact -> fact[0], fact -> fact[1]));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

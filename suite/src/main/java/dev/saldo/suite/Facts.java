package dev.saldo.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Files of {@code name=value} lines, which Java and the shell both read; each is there whole or not at all. */
final class Facts {

    private Facts() {}

    static void write(Path file, Map<String, ?> facts) {
        var text = facts.entrySet().stream()
                .map(fact -> fact.getKey() + "=" + fact.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            var draft = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The facts of a file, none when there is no file. */
    static Map<String, String> read(Path file) {
        var facts = new LinkedHashMap<String, String>();
        try {
            for (var line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                var equals = line.indexOf('=');
                facts.put(line.substring(0, equals), line.substring(equals + 1));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return facts;
    }
}

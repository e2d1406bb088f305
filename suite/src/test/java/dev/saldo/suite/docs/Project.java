package dev.saldo.suite.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The project's files, found from wherever the tests were started. */
final class Project {

    private static final Path ROOT = root();

    private Project() {}

    static String text(String inside) {
        return read(ROOT.resolve(inside));
    }

    /** The main sources of all modules, by path in the project. */
    static SortedMap<String, String> mainSources() {
        var sources = new TreeMap<String, String>();
        Stream.of(ROOT, ROOT.resolve("libs"))
                .flatMap(folder -> children(folder).stream())
                .map(module -> module.resolve("src/main/java"))
                .filter(Files::isDirectory)
                .flatMap(folder -> javaFiles(folder).stream())
                .forEach(file -> sources.put(inProject(file), read(file)));
        return sources;
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("not inside a checkout of the project");
            }
        }
        return folder;
    }

    private static String inProject(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    private static List<Path> children(Path folder) {
        try (var children = Files.list(folder)) {
            return children.toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> javaFiles(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

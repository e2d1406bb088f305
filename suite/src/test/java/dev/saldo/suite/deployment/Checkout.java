package dev.saldo.suite.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The project's files, found from wherever the tests were started. */
final class Checkout {

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private Checkout() {}

    static Path path(String inside) {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("not inside a checkout of the project");
            }
        }
        return folder.resolve(inside);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String text(String inside) {
        return text(path(inside));
    }

    /** Every file below a folder, in a stable order. */
    static List<Path> files(String inside) {
        try (var files = Files.walk(path(inside))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The modules that run as a container of their own. */
    static List<String> services() {
        return MODULE.matcher(text("pom.xml"))
                .results()
                .map(match -> match.group(1))
                .filter(module -> module.equals("gateway") || module.endsWith("-service"))
                .toList();
    }
}

package dev.saldo.contracts;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What types and properties mean, in words: the Javadoc of their record, and for names that mean the same in every
 * record the glossary.
 */
final class Meanings {

    static final Path GLOSSARY = Committed.CONTRACTS.resolve("glossary.properties");

    private final Javadocs javadocs = Javadocs.under(Path.of("src/main/java"));
    private final Properties glossary = glossary();
    private final Set<String> looked = new HashSet<>();

    String ofType(Class<?> type) {
        return found(javadocs.ofType(type), "%s has no Javadoc".formatted(type.getSimpleName()));
    }

    String ofProperty(Class<?> type, String name) {
        var own = javadocs.ofComponent(type, name);
        if (own != null) {
            return own;
        }
        looked.add(name);
        return found(
                glossary.getProperty(name),
                "nothing says what %s.%s means: add a @param, or the name to %s"
                        .formatted(type.getSimpleName(), name, GLOSSARY));
    }

    /** Words of the glossary nobody asked for. */
    Set<String> idle() {
        var idle = new TreeSet<>(glossary.stringPropertyNames());
        idle.removeAll(looked);
        return idle;
    }

    private static String found(@Nullable String text, String complaint) {
        if (text == null) {
            throw new IllegalStateException(complaint);
        }
        return text;
    }

    private static Properties glossary() {
        var glossary = new Properties();
        try {
            glossary.load(new StringReader(Committed.read(GLOSSARY)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return glossary;
    }
}

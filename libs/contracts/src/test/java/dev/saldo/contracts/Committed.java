package dev.saldo.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of the contract as they lie in the source tree: generated ones are compared, or written anew on demand. */
final class Committed {

    static final Path CONTRACTS = Path.of("src/main/resources/contracts");
    static final Path SCHEMAS = CONTRACTS.resolve("schemas");
    static final Path EXAMPLES = CONTRACTS.resolve("examples");
    static final Path RELEASED = Path.of("src/test/resources/contracts/released");

    static final JsonMapper JSON = JsonMapper.builder()
            .defaultPrettyPrinter(new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectNameValueSpacing(Spacing.AFTER))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    static final String REGENERATE = "./mvnw -pl libs/contracts test -Dcontracts.write=true";

    private static final String SUFFIX = ".v1.json";

    private Committed() {}

    static Path file(Path folder, Topic<?> topic) {
        return folder.resolve(topic.name() + SUFFIX);
    }

    /** Fails when the file is not what was generated; with {@code -Dcontracts.write=true} makes it so instead. */
    static void isCurrent(Path file, String generated) {
        if (Boolean.getBoolean("contracts.write")) {
            write(file, generated);
        }
        assertThat(Files.exists(file) ? read(file) : "")
                .as("%s is not what the records say. Regenerate it, and look at the difference: %s", file, REGENERATE)
                .isEqualTo(generated);
    }

    /** What a folder holds, by topic name. */
    static Map<String, JsonNode> all(Path folder) {
        var found = new TreeMap<String, JsonNode>();
        try (var files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (var file : files) {
                var name = file.getFileName().toString();
                found.put(name.substring(0, name.length() - SUFFIX.length()), JSON.readTree(read(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    static String pretty(JsonNode json) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

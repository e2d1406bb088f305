package dev.saldo.suite.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is below {@code k8s}, as files and as {@code kubectl kustomize} renders it. */
final class Manifests {

    private static final String FOLDER = "k8s";
    private static final String SECRETS = "overlays/dev/secrets";
    private static final Pattern DOCUMENT = Pattern.compile("(?m)^---\\s*$");
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private Manifests() {}

    /** Every folder that can be applied or included, as a path inside {@code k8s}. */
    static List<String> folders() {
        return Checkout.files(FOLDER).stream()
                .filter(file -> file.endsWith("kustomization.yaml"))
                .map(file -> Checkout.path(FOLDER).relativize(file.getParent()).toString())
                .toList();
    }

    /** Every manifest that is written down and whole, as opposed to generated ones and patches. */
    static List<Path> files() {
        return Checkout.files(FOLDER).stream()
                .filter(file -> file.toString().endsWith(".yaml"))
                .filter(file -> !file.endsWith("kustomization.yaml"))
                .filter(file -> !file.toString().endsWith("-patch.yaml"))
                .toList();
    }

    /** A wrong type throws; an unknown field is kept aside, where {@link ManifestCheck} finds it. */
    static List<HasMetadata> parse(String yaml) {
        return documents(yaml)
                .map(document -> SERIALIZATION.<HasMetadata>unmarshal(document, HasMetadata.class))
                .toList();
    }

    static Stream<String> documents(String yaml) {
        return DOCUMENT.splitAsStream(yaml)
                .filter(document -> document.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#")));
    }

    static boolean kubectlIsThere() {
        try {
            kubectl(Path.of("."), "version", "--client");
            return true;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    /** Renders a folder out of a copy, in which the secrets that git does not have are those of the example. */
    static String render(String folder, Path scratch) {
        copy(Checkout.path(FOLDER), scratch);
        copy(scratch.resolve(SECRETS + ".example"), scratch.resolve(SECRETS));
        return kubectl(scratch, "kustomize", folder);
    }

    private static String kubectl(Path directory, String... arguments) {
        var command = Stream.concat(Stream.of("kubectl"), Stream.of(arguments)).toList();
        try {
            var process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed; its message is above");
            }
            return output;
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package dev.saldo.suite;

import dev.saldo.engines.Durability;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Where the suite keeps its data, where it listens, and how much it does for a write.
 *
 * @param data a directory, made when it is not there
 * @param port the gateway's
 */
public record SuiteOptions(Path data, int port, Durability durability) {

    private static final int MAX_PORT = 65_535;

    public SuiteOptions {
        data = data.toAbsolutePath().normalize();
        if (port < 1 || port > MAX_PORT) {
            throw new CannotStart("A port is a number from 1 to %d, not %d.".formatted(MAX_PORT, port));
        }
    }

    /** From {@code --data=<directory>} and {@code --port=<number>}. */
    static SuiteOptions of(String... arguments) {
        return new SuiteOptions(
                Path.of(valueOf("data", ".saldo", arguments)),
                number(valueOf("port", "8080", arguments)),
                Durability.FSYNC);
    }

    private static String valueOf(String name, String otherwise, String... arguments) {
        var prefix = "--" + name + "=";
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(prefix))
                .map(argument -> argument.substring(prefix.length()))
                .findFirst()
                .orElse(otherwise);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new CannotStart("A port is a number from 1 to %d, not %s.".formatted(MAX_PORT, text));
        }
    }
}

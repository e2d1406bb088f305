package dev.saldo.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What to run, and where.
 *
 * @param length of the load with its faults; starting and coming to rest takes about a minute more
 * @param seed of faults and load
 * @param root the checkout: data, logs and report are kept in {@code target/chaos} below it
 * @param classPath of what is started: the jars of the suite and of this module
 */
public record ChaosOptions(Duration length, long seed, Path root, String classPath) {

    private static final String USAGE = "Usage: ./saldo chaos [--minutes N] [--seed N]";
    private static final int MOST_MINUTES = 1_440;

    /** Of those that are drawn; it is to be read and typed. */
    private static final int LARGEST_SEED = 1_000_000;

    public ChaosOptions {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * From {@code --minutes N} (5 unless told) and {@code --seed N} (a random one unless told), each also with an
     * equals sign. Throws {@link IllegalArgumentException} with something to read.
     */
    static ChaosOptions of(Path root, String classPath, RandomGenerator random, String... arguments) {
        var values = new HashMap<>(Map.of("--minutes", "5", "--seed", Integer.toString(random.nextInt(LARGEST_SEED))));
        var words = words(arguments);
        for (var index = 0; index < words.size(); index += 2) {
            var name = words.get(index);
            if (!List.of("--minutes", "--seed").contains(name) || index + 1 == words.size()) {
                throw new IllegalArgumentException(USAGE + ", not " + String.join(" ", arguments));
            }
            values.put(name, words.get(index + 1));
        }
        var minutes = number("--minutes", values);
        if (minutes < 1 || minutes > MOST_MINUTES) {
            throw new IllegalArgumentException("--minutes is 1 to %d, not %d.".formatted(MOST_MINUTES, minutes));
        }
        return new ChaosOptions(Duration.ofMinutes(minutes), number("--seed", values), root, classPath);
    }

    Path directory() {
        return root.resolve("target/chaos");
    }

    private static List<String> words(String... arguments) {
        var words = new ArrayList<String>();
        for (var argument : arguments) {
            words.addAll(List.of(argument.split("=", 2)));
        }
        return words;
    }

    private static long number(String name, Map<String, String> values) {
        var value = values.getOrDefault(name, "");
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("%s is a whole number, not %s.".formatted(name, value));
        }
    }
}

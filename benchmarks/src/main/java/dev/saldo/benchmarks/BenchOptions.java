package dev.saldo.benchmarks;

import dev.saldo.benchmarks.measure.Effort;
import dev.saldo.benchmarks.scenario.Sizes;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./saldo bench} was asked for.
 *
 * @param url of a suite that runs; null to start one
 * @param scenarios names, beginnings of names or numbers; none for all
 * @param output where the reports go, and the data while it is measured
 * @param commit of the checkout
 * @param upOptions of the JVM of {@code ./saldo up}
 */
record BenchOptions(
        @Nullable URI url,
        List<String> scenarios,
        Effort effort,
        boolean quick,
        Sizes sizes,
        Path output,
        String commit,
        List<String> upOptions) {

    private static final int ROUNDS = 5;
    private static final int SECONDS = 5;
    private static final int WARM_UP_SECONDS = 5;
    private static final int WARM_UPS = 12;
    private static final int QUICK_ROUNDS = 2;
    private static final int QUICK_SECONDS = 1;
    private static final long GROWTH_ROWS = 10_000_000;
    private static final long QUICK_GROWTH_ROWS = 100_000;
    private static final long RENEWALS = 100_000;
    private static final long QUICK_RENEWALS = 2_000;

    /** Somebody asked for what there is not; the message says so. */
    static final class Unusable extends RuntimeException {
        Unusable(String message) {
            super(message, null, false, false);
        }
    }

    /** An option's value follows it, or an equals sign. */
    static BenchOptions of(String... arguments) {
        var words = new ArrayDeque<String>();
        for (var argument : arguments) {
            var equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
            words.add(equals < 0 ? argument : argument.substring(0, equals));
            if (equals >= 0) {
                words.add(argument.substring(equals + 1));
            }
        }
        return new Draft().read(words);
    }

    private static final class Draft {
        private @Nullable URI url;
        private final List<String> scenarios = new ArrayList<>();
        private long rounds;
        private long seconds;
        private boolean quick;
        private long growthRows;
        private long renewals;
        private Path output = Path.of("target/bench");
        private String commit = "unknown";
        private List<String> upOptions = List.of();

        BenchOptions read(Deque<String> words) {
            while (!words.isEmpty()) {
                var option = words.remove();
                switch (option) {
                    case "--url" -> url = URI.create(value(option, words));
                    case "--scenario" -> names(option, words);
                    case "--rounds" -> rounds = number(option, words, 1_000);
                    case "--seconds" -> seconds = number(option, words, 3_600);
                    case "--growth-rows" -> growthRows = number(option, words, 1_000_000_000);
                    case "--renewals" -> renewals = number(option, words, 1_000_000);
                    case "--quick" -> quick = true;
                    case "--output" -> output = Path.of(value(option, words));
                    case "--commit" -> commit = value(option, words);
                    case "--up-options" ->
                        upOptions = List.of(value(option, words).strip().split("\\s+"));
                    default ->
                        throw new Unusable("./saldo bench does not know %s; ./saldo bench --help".formatted(option));
                }
            }
            return options();
        }

        private BenchOptions options() {
            var round = Duration.ofSeconds(orElse(seconds, quick ? QUICK_SECONDS : SECONDS));
            var effort = new Effort(
                    (int) orElse(rounds, quick ? QUICK_ROUNDS : ROUNDS),
                    round,
                    quick ? round : Duration.ofSeconds(WARM_UP_SECONDS),
                    quick ? 1 : WARM_UPS);
            var sizes = new Sizes(orElse(growthRows, quick ? QUICK_GROWTH_ROWS : GROWTH_ROWS), (int)
                    orElse(renewals, quick ? QUICK_RENEWALS : RENEWALS));
            return new BenchOptions(url, List.copyOf(scenarios), effort, quick, sizes, output, commit, upOptions);
        }

        private void names(String option, Deque<String> words) {
            scenarios.add(value(option, words));
            while (!words.isEmpty() && !words.peek().startsWith("--")) {
                scenarios.add(words.remove());
            }
        }

        private static String value(String option, Deque<String> words) {
            var value = words.poll();
            if (value == null || value.isEmpty()) {
                throw new Unusable(option + " needs a value.");
            }
            return value;
        }

        private static long number(String option, Deque<String> words, long most) {
            var value = value(option, words);
            try {
                var number = Long.parseLong(value);
                if (number >= 1 && number <= most) {
                    return number;
                }
            } catch (NumberFormatException _) {
                // said below
            }
            throw new Unusable("%s is a number from 1 to %d, not %s.".formatted(option, most, value));
        }

        private static long orElse(long given, long otherwise) {
            return given == 0 ? otherwise : given;
        }
    }
}

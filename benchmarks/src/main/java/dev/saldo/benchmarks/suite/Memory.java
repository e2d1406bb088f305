package dev.saldo.benchmarks.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What processes hold in memory, as Linux tells it. */
final class Memory {

    private static final double KILOBYTES_PER_MEGABYTE = 1_024;

    private Memory() {}

    /** RSS and PSS, in which memory that several processes share counts once; empty without {@code /proc}. */
    static Map<String, Double> of(String name, List<ProcessHandle> processes) {
        var memory = new LinkedHashMap<String, Double>();
        for (var figure : List.of("Rss", "Pss")) {
            var kilobytes = processes.stream()
                    .flatMap(process -> lines(process.pid()))
                    .mapToLong(line -> kilobytes(figure, line))
                    .sum();
            if (kilobytes > 0) {
                memory.put("%s %s MB".formatted(name, figure.toUpperCase(Locale.ROOT)), megabytes(kilobytes));
            }
        }
        return memory;
    }

    private static double megabytes(long kilobytes) {
        return Math.rint(kilobytes / KILOBYTES_PER_MEGABYTE);
    }

    /** Of a line such as {@code Pss:   1234 kB}; 0 of every other. */
    static long kilobytes(String figure, String line) {
        var matcher = Pattern.compile(figure + ":\\s+(\\d+) kB").matcher(line);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private static Stream<String> lines(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/%d/smaps_rollup".formatted(pid))).stream();
        } catch (IOException _) {
            // another system, or a process that has just ended
            return Stream.empty();
        }
    }
}

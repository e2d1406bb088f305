package dev.saldo.benchmarks.suite;

import java.nio.file.Path;
import java.util.List;

/**
 * How suites are started for benchmarks.
 *
 * @param directory below it are their data directories
 * @param forLoad options of a JVM that is to be fast for long
 * @param asUp options of the JVM that {@code ./saldo up} starts
 */
public record Launch(Path directory, List<String> forLoad, List<String> asUp) {}

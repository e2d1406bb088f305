package dev.saldo.benchmarks.suite;

import java.net.URI;

/**
 * A way into the suite.
 *
 * @param authorization the header of every request
 */
public record Door(URI address, String authorization) {}

package dev.saldo.benchmarks.measure;

import java.time.Duration;

/**
 * How long it is measured.
 *
 * @param rounds how often, both sides in turns
 * @param round how long each side works in a round
 * @param warmUp how long each side works before the first
 */
public record Effort(int rounds, Duration round, Duration warmUp) {}

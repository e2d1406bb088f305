package dev.saldo.benchmarks.measure;

import java.time.Duration;

/**
 * How long it is measured.
 *
 * @param rounds how often, both sides in turns
 * @param round how long each side works in a round
 * @param warmUp how long each side works at a time before the first
 * @param warmUps how often at most, should it go faster each time
 */
public record Effort(int rounds, Duration round, Duration warmUp, int warmUps) {}

package dev.saldo.issuer;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Failed sign-ins of somebody, or from somewhere; too many in a row, and there is a pause that doubles each time. */
final class FailureCounts {

    static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final int MOST_KEPT = 10_000;

    private record Failures(int count, Instant last, Instant pauseUntil) {}

    private final int allowed;
    private final SequencedMap<String, Failures> counts = new LinkedHashMap<>();

    /** @param allowed failures in a row before the first pause begins */
    FailureCounts(int allowed) {
        this.allowed = allowed;
    }

    Duration pause(String key, Instant now) {
        var failures = counts.get(key);
        return failures == null || !now.isBefore(failures.pauseUntil())
                ? Duration.ZERO
                : Duration.between(now, failures.pauseUntil());
    }

    void add(String key, Instant now) {
        var before = counts.remove(key);
        var count = before == null || now.isAfter(before.last().plus(FORGOTTEN_AFTER)) ? 1 : before.count() + 1;
        counts.put(key, new Failures(count, now, now.plus(pauseAfter(count))));
        if (counts.size() > MOST_KEPT) {
            counts.pollFirstEntry();
        }
    }

    /** It was no failure after all. */
    void takeBack(String key) {
        counts.computeIfPresent(key, (_, failures) -> new Failures(failures.count() - 1, failures.last(), Instant.MIN));
    }

    void clear(String key) {
        counts.remove(key);
    }

    private Duration pauseAfter(int count) {
        if (count < allowed) {
            return Duration.ZERO;
        }
        var doublings = Math.min(count - allowed, 10);
        var pause = FIRST_PAUSE.multipliedBy(1L << doublings);
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}

package dev.saldo.issuer;

import static dev.saldo.issuer.FailureCounts.FIRST_PAUSE;
import static dev.saldo.issuer.FailureCounts.FORGOTTEN_AFTER;
import static dev.saldo.issuer.FailureCounts.LONGEST_PAUSE;
import static dev.saldo.issuer.Throttle.FAILURES_PER_ADDRESS;
import static dev.saldo.issuer.Throttle.FAILURES_PER_NAME;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final String HOME = "192.0.2.1";
    private static final String ELSEWHERE = "192.0.2.2";

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final Throttle throttle = new Throttle(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void theFirstFailuresAreFree() {
        assertThat(IntStream.range(0, FAILURES_PER_NAME).mapToObj(_ -> throttle.attempt("ada", HOME)))
                .containsOnly(ZERO);
    }

    @Test
    void thePauseDoublesUpToItsLimit() {
        fail("ada", HOME, FAILURES_PER_NAME);

        assertThat(pausesOf("ada", 7))
                .containsExactly(
                        FIRST_PAUSE,
                        FIRST_PAUSE.multipliedBy(2),
                        FIRST_PAUSE.multipliedBy(4),
                        FIRST_PAUSE.multipliedBy(8),
                        FIRST_PAUSE.multipliedBy(16),
                        LONGEST_PAUSE,
                        LONGEST_PAUSE);
    }

    @Test
    void anAttemptDuringAPauseDoesNotMakeItLonger() {
        fail("ada", HOME, FAILURES_PER_NAME);
        now = now.plusSeconds(10);

        throttle.attempt("ada", HOME);

        assertThat(throttle.attempt("ada", HOME)).isEqualTo(FIRST_PAUSE.minusSeconds(10));
    }

    @Test
    void aNameWaitsWhereverItIsTriedAndHoweverItIsWritten() {
        fail("ada@example.com", HOME, FAILURES_PER_NAME);

        assertThat(throttle.attempt(" ADA@example.com", ELSEWHERE)).isEqualTo(FIRST_PAUSE);
        assertThat(throttle.attempt("bob@example.com", HOME)).isEqualTo(ZERO);
    }

    @Test
    void anAddressThatTriesManyNamesWaits() {
        IntStream.range(0, FAILURES_PER_ADDRESS).forEach(name -> throttle.attempt("name " + name, HOME));

        assertThat(throttle.attempt("another", HOME)).isEqualTo(FIRST_PAUSE);
        assertThat(throttle.attempt("another", ELSEWHERE)).isEqualTo(ZERO);
    }

    @Test
    void aSuccessClearsTheNameButNotWhatTheAddressDidBefore() {
        IntStream.range(0, FAILURES_PER_ADDRESS - 1).forEach(name -> throttle.attempt("name " + name, HOME));
        throttle.attempt("ada", HOME);
        throttle.succeeded("ada", HOME);

        assertThat(throttle.attempt("ada", HOME)).isEqualTo(ZERO);
        assertThat(throttle.attempt("ada", HOME)).isEqualTo(FIRST_PAUSE);
    }

    @Test
    void failuresAreForgotten() {
        fail("ada", HOME, FAILURES_PER_NAME - 1);
        now = now.plus(FORGOTTEN_AFTER).plusSeconds(1);

        fail("ada", HOME, FAILURES_PER_NAME - 1);

        assertThat(throttle.attempt("ada", HOME)).isEqualTo(ZERO);
    }

    /** Waits for each pause, and fails again. */
    private Iterable<Duration> pausesOf(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> {
                    var pause = throttle.attempt(name, HOME);
                    now = now.plus(pause);
                    throttle.attempt(name, HOME);
                    return pause;
                })
                .toList();
    }

    private void fail(String name, String address, int times) {
        for (var time = 0; time < times; time++) {
            assertThat(throttle.attempt(name, address)).isEqualTo(ZERO);
        }
    }
}
